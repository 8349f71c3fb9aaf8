import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { familyNamed } from '../../environments/catalog.ts'
import type { Game } from '../../environments/game.ts'
import { playthrough } from '../../testing/game-conformance.ts'

/**
 * One playthrough a file: what every function of a game answers along it. `npm run golden` writes the files anew;
 * a change in them is a change of the rules, of a view or of the words, and is to be read before it is kept.
 */
const PLAYTHROUGHS: readonly {
  file: string
  game: string
  settings: Record<string, unknown>
  seed: number
}[] = [
  { file: 'limit-holdem-acpc-2', game: 'limit-holdem', settings: {}, seed: 1 },
  { file: 'limit-holdem-rlcard-2', game: 'limit-holdem', settings: { profile: 'rlcard' }, seed: 18 },
  { file: 'limit-holdem-rlcard-3', game: 'limit-holdem', settings: { profile: 'rlcard', seats: 3 }, seed: 9 },
  {
    file: 'limit-holdem-acpc-3-side-pots',
    game: 'limit-holdem',
    settings: { seats: 3, stacks: [24, 45, 200] },
    seed: 13,
  },
  { file: 'limit-holdem-acpc-6', game: 'limit-holdem', settings: { seats: 6 }, seed: 28 },
  {
    file: 'negotiation-openspiel-bargaining',
    game: 'negotiation',
    settings: { items: '1,2', maxOffers: 6, discount: 0.9 },
    seed: 36,
  },
  {
    file: 'negotiation-cao2018',
    game: 'negotiation',
    settings: { preset: 'cao2018', items: '2,1', endProbability: 0.2 },
    seed: 7,
  },
  {
    file: 'negotiation-casino',
    game: 'negotiation',
    settings: { preset: 'casino', items: '1,1,1', maxOffers: 3, talk: 'off', first: 1 },
    seed: 323,
  },
  {
    file: 'negotiation-price',
    game: 'negotiation',
    settings: { preset: 'price', lowest: 10, highest: 15, maxOffers: 4, batna: '1,2' },
    seed: 5,
  },
  { file: 'kuhn-2', game: 'kuhn', settings: {}, seed: 4 },
  { file: 'kuhn-3', game: 'kuhn', settings: { seats: 3 }, seed: 5 },
  { file: 'leduc', game: 'leduc', settings: {}, seed: 9 },
]

describe('the golden playthrough', () => {
  it.each(PLAYTHROUGHS)('$file is answered as before', async ({ file, game, settings, seed }) => {
    const lines = familyNamed(game).open(settings, (playable) => transcript(playable.game, seed))
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`./${file}.txt`)
  })

  it('is there for every file of answers', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.txt'))
    expect(files).toEqual(PLAYTHROUGHS.map(({ file }) => `${file}.txt`).toSorted())
  })
})

/** Every call and its answer along a random playthrough. */
function transcript<State, Action, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  seed: number,
): string[] {
  const json = (value: unknown) => JSON.stringify(value)
  const lines = [
    `${game.name}, ${game.seats} seats, unit ${game.unit}, zero-sum ${game.zeroSum}`,
    `settings ${json(game.settings)}`,
    `playthrough ${seed}`,
  ]
  const states = playthrough(game, seed)
  states.forEach((state, step) => {
    const player = game.currentPlayer(state)
    lines.push('', `# state ${step}`, json(state))
    lines.push(`currentPlayer ${player ?? 'none'}`, `legalActions ${json(game.legalActions(state))}`)
    for (let seat = 0; seat < game.seats; seat++) lines.push(`view ${seat} ${json(game.view(state, seat))}`)
    if (player === undefined) {
      lines.push(`returns ${json(game.returns(state))}`)
      return
    }
    const view = game.view(state, player)
    lines.push(
      'words',
      ...game.words
        .view(view)
        .split('\n')
        .map((line) => `  ${line}`),
    )
    for (const action of game.viewActions(view)) {
      const said = game.words.action(view, action)
      lines.push(`apply ${json(action)}, "${said}": ${json(game.apply(state, action))}`)
    }
  })
  return lines
}
