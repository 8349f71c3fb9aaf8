import type { Section } from '../stack.ts'
import type { Mind } from './mind.ts'
import { type Weighed, weightsSection } from './weights.ts'

const TITLE = 'It thinks the other holds'
/** Hidden states that are listed one by one; more are told of by group. */
const FEW = 8

/** Whether what the other may hold is so little that it is listed. */
export const isListed = ({ thought }: Mind): boolean => (thought.belief?.hidden ?? []).length <= FEW

/** What is believed of what the other holds, one by one. */
export function listedSection({ thought, truth }: Mind, columns: number): Section {
  const hidden = thought.belief?.hidden ?? []
  return section(
    hidden.map(({ hidden: name, ...row }) => ({ name, ...row, true: name === truth?.hidden })),
    columns,
  )
}

/** The same, by groups that have a name. @param least rows without which it is left out */
export function groupedSection({ thought }: Mind, columns: number, title = TITLE, least = 1): Section {
  const { groups = [], classes = [] } = thought.belief ?? {}
  const named =
    groups.length > 0
      ? groups.map(({ group: name, ...row }) => ({ name, ...row }))
      : classes.map(({ hiddenClass: name, ...row }) => ({ name, ...row }))
  return section(named, columns, title, least)
}

const section = (weighed: readonly Weighed[], columns: number, title = TITLE, least = 1): Section =>
  weightsSection(title, weighed, { columns, color: 'magenta', least })
