import { execFile } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const root = new URL('../../', import.meta.url).pathname
const modules = join(root, 'node_modules')
const project = mkdtempSync(join(tmpdir(), 'consumer-'))
const { exports, files, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const tarball = join(project, `bidder-${version}.tgz`)

/** The oldest Node that the package says it runs on, as the package of its binary alone. */
const OLDEST = `node-${process.platform}-${process.arch}`
const nodes = {
  'the oldest Node': join(project, 'node_modules', OLDEST, 'bin/node'),
  'this Node': process.execPath,
}

describe('the package', () => {
  beforeAll(async () => {
    await run('npm', ['pack', '--pack-destination', project], { cwd: root })
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }')
    cpSync(new URL('consumer/', import.meta.url).pathname, project, { recursive: true })
    const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts']
    await run('npm', ['install', ...flags, tarball, `${OLDEST}@22.12.0`], { cwd: project })
  }, 600_000)

  afterAll(() => rmSync(project, { recursive: true, force: true, maxRetries: 5 }), 60_000)

  it('holds what runs and nothing else', () => {
    const inside = globSync('**/*.*', { cwd: join(project, 'node_modules/bidder') })
    expect(files).toEqual(['bidder.schema.json', 'dist'])
    for (const file of inside)
      expect(file).toMatch(
        /^(dist\/.*(\.js|\.d\.ts|\.css|\.md|\.json|\.gz|\.txt)|(package|bidder\.schema)\.json|README\.md)$/,
      )
  })

  it('is clean to publint', async () => {
    const data = readFileSync(tarball)
    const buffer = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
    const { messages } = await publint({ pack: { tarball: buffer }, level: 'suggestion', strict: true })
    expect(messages).toEqual([])
  })

  it('has types that every modern resolution finds', async () => {
    const { stdout } = await run(join(modules, '.bin/attw'), [tarball, '--profile', 'esm-only', '-f', 'json'])
    expect(JSON.parse(stdout).analysis.types).toMatchObject({ kind: 'included' })
  })

  it('compiles with a strict program that uses every face, libraries checked, without any optional package', async () => {
    const flags = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      'false',
      '--module',
      'nodenext',
      '--target',
      'es2024',
    ]
    const types = ['--typeRoots', join(modules, '@types'), '--types', 'node']
    await run(join(modules, '.bin/tsc'), [...flags, ...types, 'consumer.ts'], { cwd: project }).catch(
      ({ stdout }) => expect.fail(stdout),
    )
  })

  it.each(Object.entries(nodes))('is imported face by face and plays, under %s', async (_, node) => {
    const { stdout } = await run(node, ['faces.js'], { cwd: project })
    const faces = Object.keys(exports).filter((face) => !['.', './testing', './package.json'].includes(face))
    expect(JSON.parse(stdout)).toEqual({
      action: expect.stringMatching(/^(fold|call|raise)$/),
      standings: 3,
      faces: faces.map(() => true),
    })
  })

  it.each(Object.entries(nodes))('runs its command line, under %s', async (_, node) => {
    const binary = join(project, 'node_modules/bidder/dist/cli/bidder.js')
    const { stdout } = await run(node, [binary, 'solve', 'kuhn', '--iterations', '200', '--json'], {
      cwd: project,
    })
    expect(JSON.parse(stdout).exploitability).toBeLessThan(0.05)
  })

  it('says in one line which package a language model needs that is not installed', async () => {
    const binary = join(project, 'node_modules/bidder/dist/cli/bidder.js')
    const asked = ['tournament', '--game', 'kuhn', '--agents', 'cot@openai/any,call', '--deals', '1']
    const env = { ...process.env, OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }
    await expect(run(process.execPath, [binary, ...asked], { cwd: project, env })).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^.*npm install openai @langchain\/core @langchain\/openai\n$/),
    })
  })

  it('holds games and agents of others to the suites of its own, under Vitest', async () => {
    for (const name of ['vitest', 'fast-check'])
      symlinkSync(join(modules, name), join(project, 'node_modules', name))
    const vitest = join(project, 'node_modules/vitest/vitest.mjs')
    const report = join(project, 'report.json')
    await run(process.execPath, [vitest, 'run', '--reporter', 'json', '--outputFile', report], {
      cwd: project,
    })
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    expect(numFailedTests).toBe(0)
    expect(numPassedTests).toBeGreaterThan(15)
  })
})
