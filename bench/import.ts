/**
 * How long importing the package takes beyond what Node takes to start: `npx node bench/import.ts [runs]`, after
 * `npm run build`. Bare starts and imports take turns; processor time is told beside time, since other programs cannot
 * lengthen it as much.
 */
import { spawnSync } from 'node:child_process'

const runs = Number(process.argv[2] ?? 15)
const program = (code: string) => ['--input-type=module', '-e', `${code};${REPORT}`]
const REPORT = 'console.log(JSON.stringify([performance.now(), process.cpuUsage()]))'
const face = (name: string) => `await import(${JSON.stringify(new URL(name, import.meta.url))})`

const programs = {
  'bare Node': '0',
  'bidder, built': face('../dist/index.js'),
  'bidder, from source': face('../index.ts'),
  'bidder/reasoning/solve, built': face('../dist/reasoning/solve/index.js'),
}

const times = new Map(Object.keys(programs).map((name) => [name, { wall: [0], processor: [0] }]))
for (const { wall, processor } of times.values()) wall.length = processor.length = 0
for (let run = 0; run < runs; run++)
  for (const [name, code] of Object.entries(programs)) {
    const { stdout, stderr, status } = spawnSync(process.execPath, program(code), { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    const [wall, { user, system }] = JSON.parse(stdout)
    times.get(name)?.wall.push(wall)
    times.get(name)?.processor.push((user + system) / 1000)
  }

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
const bare = times.get('bare Node')
for (const [name, { wall, processor }] of times) {
  const [all, used] = [median(wall), median(processor)]
  const more =
    bare === undefined || name === 'bare Node'
      ? ''
      : `, ${(all - median(bare.wall)).toFixed(0)} ms more than bare Node`
  console.log(
    `${name}: ${all.toFixed(0)} ms${more}; processor ${used.toFixed(0)} ms; least ${wall[0].toFixed(0)} ms`,
  )
}
