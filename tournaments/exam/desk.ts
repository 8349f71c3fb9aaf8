import type { Language } from '../../agents/language.ts'
import { familyNamed } from '../../environments/catalog.ts'
import { checkItem } from './check.ts'
import { drawItem } from './draw.ts'
import { examinee } from './examinee.ts'
import { type Answer, sit } from './sit.ts'
import type { ExamSheet, Item } from './spot.ts'

/** Where an exam is held: questions are drawn or checked there, and put to agents. */
export interface Desk {
  readonly settings: ExamSheet['settings']
  readonly unit: string
  /** By agent: whether it computes; others wait for a model. */
  readonly computes: readonly boolean[]
  readonly batched: boolean
  /** Draws the question of that number. */
  draw(sheet: ExamSheet, number: number): Item
  /** Throws `BadInput` where a question that was read is not as it must be. */
  check(sheet: ExamSheet, item: Item, where: string): void
  /** @param agent its place among the agents */
  sit(sheet: ExamSheet, agent: number, item: Item): Promise<Answer>
}

/**
 * Opens a game with agents to be examined.
 * Throws `BadInput` for a game, a setting or an agent that cannot be, and for an agent that is told all cards.
 */
export function openDesk(
  name: string,
  settings: Record<string, unknown>,
  agents: readonly string[],
  language?: Language,
): Desk {
  return familyNamed(name).open(settings, ({ game, policies, oracles }) => {
    const seated = agents.map((text) => examinee(text, game, policies, oracles, language))
    return {
      settings: game.settings,
      unit: game.unit,
      computes: seated.map(({ kind }) => kind === 'house' || kind === 'reasoner'),
      batched: seated.some(({ batched }) => batched),
      draw: (sheet, number) => drawItem(game, sheet, number),
      check: (sheet, item, where) => checkItem(game, sheet, item, where),
      sit: (sheet, agent, item) => sit(game, seated[agent], item, sheet.seed),
    }
  })
}
