import { families } from '../../environments/catalog.ts'
import { settingFields } from '../../environments/settings.ts'
import { fieldLines, printJson } from '../output.ts'

/** `bidder games`: what can be played and what can be set. */
export function games(options: { json?: boolean }): void {
  const list = families.map(({ name, seats, unit, schema, summary }) => ({
    name,
    seats,
    unit,
    settings: settingFields(schema),
    summary,
  }))
  if (options.json) {
    printJson(list)
    return
  }
  for (const game of list) {
    console.log(`${game.name}  ${game.summary}`)
    console.log(`  ${game.seats[0]} to ${game.seats[1]} seats, payoffs in ${game.unit}`)
    if (game.settings.length > 0) console.log(fieldLines(game.settings))
  }
}
