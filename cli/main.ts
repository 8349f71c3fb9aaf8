import { CommanderError } from 'commander'
import { BidderError } from '../environments/errors.ts'
import { program } from './program.ts'

/** Runs the command line. Exit status: 0 well, 1 a defect, 2 bad input, 3 a gate not met, 130 interrupted. */
async function main(words: readonly string[]): Promise<void> {
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
  try {
    await program().parseAsync(words.length === 0 ? ['--help'] : [...words], { from: 'user' })
  } catch (error) {
    // Commander has already printed what it says.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
    else if (error instanceof BidderError) {
      console.error(`error: ${error.message.replace(/\s*\n\s*/g, ' ')}`)
      process.exitCode = 2
    } else {
      console.error('error: this is a defect of the program:', error)
      process.exitCode = 1
    }
  }
}

await main(process.argv.slice(2))
