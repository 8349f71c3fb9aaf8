import type { Command } from 'commander'
import { rosterOf } from '../../agents/roster.ts'
import { parseAgentSpec } from '../../agents/spec.ts'
import { program, spelledOut } from '../../cli/program.ts'
import { familyNamed } from '../../environments/catalog.ts'
import { checkedSettings } from '../../environments/settings.ts'

const silent = { writeOut: () => {}, writeErr: () => {} }

/**
 * Reads the words of a command as the command line does, and runs nothing.
 * @param whole whether nothing may be left out that a command needs
 * @returns what was given, by the names of arguments and options; undefined where no command is named
 * Throws `CommanderError` for what it does not know.
 */
export async function understood(
  words: readonly string[],
  whole = true,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  let given: Record<string, unknown> | undefined
  const listen = (commands: readonly Command[]) => {
    for (const command of commands) {
      command.configureOutput(silent)
      listen(command.commands)
      if (command.commands.length > 0) continue
      // What is missing is else said in the place of what is not known.
      if (!whole) for (const option of command.options) option.mandatory = false
      command.action(() => {
        const named = command.registeredArguments.map((argument, i) => [argument.name(), command.args[i]])
        given = { ...command.opts(), ...Object.fromEntries(named) }
      })
    }
  }
  const bidder = program().configureOutput(silent)
  listen(bidder.commands)
  await bidder.parseAsync(spelledOut(words), { from: 'user' })
  return given
}

/** Throws where a game, a setting of it, an agent at it or an option of one is not known. */
export function knowsPlayers(
  game: string,
  settings: Readonly<Record<string, unknown>>,
  agents: readonly string[],
): void {
  const roster = familyNamed(game).open({ ...settings }, ({ game, policies, oracles }) =>
    rosterOf(game, policies, oracles),
  )
  for (const text of agents) {
    const { name, options } = parseAgentSpec(text)
    const entry = roster.find((known) => known.name === name)
    if (entry === undefined) throw new Error(`nobody is called ${name} at ${game}`)
    checkedSettings(name, entry.schema, options)
  }
}
