import { type Command, CommanderError } from 'commander'
import { expect, test } from 'vitest'
import { splitAgents } from '../../agents/spec.ts'
import { program } from '../../cli/program.ts'
import { blocks, pages, read, spansOf } from './blocks.ts'
import { knowsPlayers, understood } from './understood.ts'

/** The words of the commands of this program in a piece of shell. */
function commandsIn(shell: string): string[][] {
  const lines = shell.replaceAll('\\\n', ' ').split('\n')
  return lines.flatMap((line) => {
    const tokens = line.match(/(?:"[^"]*"|'[^']*'|[^\s"'|&;#])+|[|&;]|#.*/g) ?? []
    const ends = (from: number) => {
      const end = tokens.findIndex((token, at) => at >= from && /^(?:[|&;]|#.*)$/.test(token))
      return end < 0 ? tokens.length : end
    }
    return tokens.flatMap((token, at) => {
      const npm = tokens.slice(at - 4, at + 1).join(' ') === 'npm run --silent bidder --'
      const begins = at === 0 || /^(?:[|&;$]|npx)$/.test(tokens[at - 1])
      if (!npm && !(token === 'bidder' && begins)) return []
      return [tokens.slice(at + 1, ends(at + 1)).map((word) => word.replaceAll(/["']/g, ''))]
    })
  })
}

const written = blocks
  .filter(({ language }) => ['sh', 'console', ''].includes(language))
  .flatMap(({ page, text }) => commandsIn(text).map((words) => ({ page, words, line: words.join(' ') })))

test('the pages are searched for commands', () => {
  expect(written.length).toBeGreaterThan(50)
  expect(commandsIn('A=1 npm run --silent bidder -- solve kuhn | cat # what it says')).toEqual([
    ['solve', 'kuhn'],
  ])
  expect(commandsIn('$ bidder exam leduc \\\n  --agents "bidder;call" && bidder games')).toEqual([
    ['exam', 'leduc', '--agents', 'bidder;call'],
    ['games'],
  ])
})

/** The commands of one's own, and of the groups among them. */
const leaves = (commands: readonly Command[]): Command[] =>
  commands.flatMap((command) => (command.commands.length === 0 ? [command] : leaves(command.commands)))

/** The examples by which commands explain themselves. */
const explained = leaves(program().commands).flatMap((command) => {
  let help = ''
  command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp()
  const found = commandsIn(help.split('Example:')[1] ?? '')
  return found.map((words) => ({ page: `${command.name()} --help`, words, line: words.join(' ') }))
})

test('every command explains itself with a command', () => {
  const named = leaves(program().commands).map((command) => `${command.name()} --help`)
  expect([...new Set(explained.map(({ page }) => page))]).toEqual(named)
})

test.each([...written, ...explained])('$page: bidder $line', async ({ words }) => {
  const given = await understood(words)
  if (given === undefined) throw new Error('it is no command')
  const { game, set, ...players } = given
  const lists = [players.agents, players.agent, players.seats].filter((list) => typeof list === 'string')
  if (typeof game === 'string') knowsPlayers(game, Object(set), lists.flatMap(splitAgents))
})

test('a block of no language is of commands', () => {
  const plain = blocks.filter(({ language }) => language === '' || language === 'console')
  expect(plain.filter(({ text }) => commandsIn(text).length === 0)).toEqual([])
})

/** What is left open where a command is only spoken of. */
const OPEN = ['commander.missingArgument', 'commander.optionMissingArgument', 'commander.helpDisplayed']

/** The commands that the prose of a page speaks of, and those of a table of commands, which leaves out the first word. */
function spoken(page: string): string[] {
  const [, table = ''] = /^\| command +\|.*\n\|[- |]+\n((?:\|.*\n)+)/m.exec(read(page)) ?? []
  const cells = Array.from(table.matchAll(/^\| (`(?:[^|\\]|\\.)*`)/gm), ([, cell]) => cell)
  const listed = cells.flatMap((cell) => cell.split(/, (?=`)/))
  return [
    ...spansOf(page).filter((text) => /^bidder [\w-]/.test(text)),
    ...listed.map((command) => `bidder ${command.replaceAll('`', '')}`),
  ]
}

test('the table of the README is searched for commands', () => {
  expect(spoken('README.md').length).toBeGreaterThan(20)
})

test.each(pages.filter((page) => spoken(page).length > 0))(
  '%s speaks of commands and options that there are',
  async (page) => {
    for (const text of spoken(page)) {
      // Capital letters stand for what a reader puts in; of what is listed the first is taken.
      const [words] = commandsIn(text.replaceAll(/[[\]]|\\\|\w+/g, '').replaceAll(/ (?:N|W|USD)\b/g, ' 2'))
      await understood(words, false).catch((error) => {
        if (!(error instanceof CommanderError && OPEN.includes(error.code))) throw error
      })
    }
  },
)
