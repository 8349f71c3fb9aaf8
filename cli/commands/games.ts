import { families } from '../../environments/catalog.ts'
import type { ListedMeasure } from '../../environments/measures.ts'
import { settingFields } from '../../environments/settings.ts'
import { fieldLines, printJson } from '../output.ts'

/** `bidder games`: what can be played and what can be set. */
export function games(options: { json?: boolean }): void {
  const list = families.map(({ name, seats, unit, schema, summary, open }) => ({
    name,
    seats,
    unit,
    settings: settingFields(schema),
    summary,
    measures: open({}, ({ game }) => game.measures ?? []).map((measure: ListedMeasure) => ({
      name: measure.name,
      unit: measure.unit,
      aggregate: measure.aggregate,
      summary: measure.summary,
    })),
  }))
  if (options.json) {
    printJson(list)
    return
  }
  for (const game of list) {
    console.log(`${game.name}  ${game.summary}`)
    console.log(`  ${game.seats[0]} to ${game.seats[1]} seats, payoffs in ${game.unit}`)
    console.log(fieldLines(game.settings))
    if (game.measures.length === 0) continue
    console.log('  measured in tournaments, with the mean or the share over games, or a slope:')
    const width = Math.max(...game.measures.map((measure) => measure.name.length))
    for (const { name, unit, summary } of game.measures)
      console.log(`  ${name.padEnd(width)}  ${summary} (${unit})`)
  }
}
