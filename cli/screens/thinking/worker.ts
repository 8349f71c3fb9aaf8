import { seatAgent } from '../../../agents/roster.ts'
import { familyNamed } from '../../../environments/catalog.ts'
import type { Json } from '../../../environments/game.ts'
import { randomFrom } from '../../../environments/random.ts'
import { serveJobs } from '../../../tournaments/workers/job-thread.ts'
import type { Decided, Thinking, ThinkingStart } from './thread.ts'

serveJobs<ThinkingStart, Thinking, Decided | undefined>(({ game: name, settings, source, agent }) =>
  familyNamed(name).open(
    settings,
    ({ game, policies, oracles }) => {
      const player = seatAgent(agent, game, policies, oracles).make()
      const signal = new AbortController().signal
      return async (job) => {
        if ('payoff' in job) {
          player.observe?.({ view: game.readView(job.view), payoff: job.payoff })
          return undefined
        }
        const { view: seen, views, rejection } = job
        const view = game.readView(seen)
        const random = randomFrom(job.random)
        const turn = { view, actions: game.viewActions(view), random, signal }
        const decision = await player.decide({
          ...turn,
          ...(views === undefined ? {} : { views: views.map((each) => game.readView(each)) }),
          ...(rejection === undefined ? {} : { rejection }),
        })
        const action: Json = decision.action
        return { decision: { ...decision, action }, random: random.state() }
      }
    },
    source,
  ),
)
