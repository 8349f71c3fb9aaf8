// A game of one's own, named on the command line by its path.
import { bayesianGame } from 'bidder/environments'

export default bayesianGame({
  name: 'bluff',
  seats: 2,
  unit: 'chips/game',
  zeroSum: true,
  deals: [
    [1, 2],
    [2, 1],
  ],
  turn: (history) => (history.length < 2 ? history.length : undefined),
  actions: (history) => (history.length === 0 ? ['low', 'high'] : ['believe', 'doubt']),
  returns([first, second], [said, answer]) {
    const wrong = (answer === 'believe') !== ((said === 'high') === first > second)
    return wrong ? [1, -1] : [-1, 1]
  },
  words: { rules: 'One says whether its card is the higher of 1 and 2; the other believes it or doubts it.' },
})
