// Imports every face that needs no optional package, and uses what reads files of the package or starts threads.
import { bidder, randomOf, runTournament } from 'bidder'
import * as agents from 'bidder/agents'
import * as environments from 'bidder/environments'
import * as holdem from 'bidder/environments/holdem'
import * as negotiation from 'bidder/environments/negotiation'
import * as reasoning from 'bidder/reasoning'
import * as solve from 'bidder/reasoning/solve'
import * as tools from 'bidder/tools'
import * as tournaments from 'bidder/tournaments'

const game = holdem.limitHoldem()
const view = game.view(game.initialState(randomOf(1, 'deal')), 1)
const signal = AbortSignal.timeout(60_000)
const asked = { view, actions: game.viewActions(view), random: randomOf(1, 'player'), signal }
const { action } = await bidder(game).decide(asked)
const agentsOf = ['call', 'raise', 'fold']
const played = await runTournament({ game: 'kuhn', agents: agentsOf, deals: 20, concurrency: 2 })
const faces = [agents, environments, holdem, negotiation, reasoning, solve, tools, tournaments]
console.log(
  JSON.stringify({
    action,
    standings: played.standings.length,
    faces: faces.map((face) => Object.keys(face).length > 0),
  }),
)
