import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blocks, root } from '../docs/blocks.ts'

const run = promisify(execFile)
const modules = join(root, 'node_modules')
const project = mkdtempSync(join(tmpdir(), 'consumer-'))
const { exports, files, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const tarball = join(project, `bidder-${version}.tgz`)
const binary = join(project, 'node_modules/bidder/dist/cli/bidder.js')

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

  it('is imported from a few files, and from no other package', () => {
    const face = join(project, 'node_modules/bidder/dist/index.js')
    const loaded = new Set([face])
    for (const file of loaded)
      for (const [, path] of readFileSync(file, 'utf8').matchAll(/\bfrom\s*["']((?!node:)[^"']+)["']/g))
        loaded.add(join(file, '..', path))
    expect(loaded.size).toBeLessThanOrEqual(5)
    for (const file of loaded) expect(existsSync(file), file).toBe(true)
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

  it('compiles with a strict program that uses every face and with those of the pages, libraries checked, without any optional package', async () => {
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
    const asInstalled = (text: string) => text.replaceAll("'./index.ts'", "'bidder'")
    // What `bidder/tools` hands out is of types of the optional packages themselves.
    const programs = blocks.filter(
      ({ language, text }) => language === 'ts' && !text.includes('bidder/tools'),
    )
    expect(programs.length).toBeGreaterThan(5)
    const written = programs.map(({ page, text }, number) => {
      const file = `${page.replaceAll(/[/.]/g, '-')}-${number}.ts`
      writeFileSync(join(project, file), asInstalled(text))
      return file
    })
    // What a program of a page imports beside the package.
    const example = readFileSync(join(root, 'examples/liars-dice.ts'), 'utf8')
    writeFileSync(
      join(project, 'liars-dice.ts'),
      example.replace("'../environments/index.ts'", "'bidder/environments'"),
    )
    const extensions = ['--allowImportingTsExtensions']
    await run(join(modules, '.bin/tsc'), [...flags, ...extensions, ...types, 'consumer.ts', ...written], {
      cwd: project,
    }).catch(({ stdout }) => expect.fail(stdout))
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
    const { stdout } = await run(node, [binary, 'solve', 'kuhn', '--iterations', '200', '--json'], {
      cwd: project,
    })
    expect(JSON.parse(stdout).exploitability).toBeLessThan(0.05)
  })

  it.each(Object.entries(nodes))("plays a game of one's own that imports it, under %s", async (_, node) => {
    // Of two cards each knows the other's: who answers is never wrong.
    const { stdout } = await run(node, [binary, 'solve', './bluff.js', '--iterations', '200', '--json'], {
      cwd: project,
    })
    expect(JSON.parse(stdout)).toMatchObject({
      game: './bluff.js',
      values: [expect.closeTo(-1, 2), expect.closeTo(1, 2)],
    })
  })

  it('says what to install where a package is missing that only some need', async () => {
    const said = async () => {
      const env = { ...process.env, OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }
      const { stdout } = await run(process.execPath, ['absent.js'], { cwd: project, env })
      return JSON.parse(stdout)
    }
    const models = 'language models need packages that are not installed: npm install'
    const queues = '--queue: queues need packages that are not installed: npm install bullmq ioredis pg'
    expect(await said()).toEqual({
      openai: {
        message: `openai/any: ${models} openai @langchain/core @langchain/openai`,
        sought: '@langchain/openai',
      },
      otherModels: { message: `anthropic/any: ${models} langchain @langchain/core`, sought: 'langchain' },
      batches: {
        message: `openai/any: ${models} openai @langchain/core @langchain/openai`,
        sought: '@langchain/openai',
      },
      redis: { message: queues, sought: 'bullmq' },
      postgres: { message: queues, sought: 'bullmq' },
      tools: {
        message: expect.stringMatching(/LangChain need .*: npm install @langchain\/core$/),
        sought: '@langchain/core',
      },
      mcp: {
        message: expect.stringMatching(/MCP need .*: npm install @modelcontextprotocol\/sdk$/),
        sought: '@modelcontextprotocol/sdk',
      },
      suites: {
        message: expect.stringMatching(/bidder\/testing need .*: npm install vitest fast-check$/),
        sought: 'vitest',
      },
      players: 'scripted',
    })
    // With the queues, but not with what reaches the server of one.
    const bullmq = join(project, 'node_modules/bullmq')
    symlinkSync(join(modules, 'bullmq'), bullmq)
    expect(await said().finally(() => rmSync(bullmq))).toMatchObject({
      redis: { message: queues, sought: 'ioredis' },
      postgres: { message: queues, sought: 'pg' },
    })
  })

  it.each([
    ['play kuhn --seats human,bidder', 'screens need packages that are not installed: npm install ink react'],
    ['mcp', 'servers of MCP need packages that are not installed: npm install @modelcontextprotocol/sdk'],
  ])('bidder %s says so in one line', async (command, line) => {
    const terminal = 'data:text/javascript,process.stdin.isTTY = process.stdout.isTTY = true'
    const asked = ['--import', terminal, binary, ...command.split(' ')]
    await expect(run(process.execPath, asked, { cwd: project })).rejects.toMatchObject({
      code: 2,
      stderr: `error: ${line}\n`,
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
