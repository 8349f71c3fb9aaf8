/**
 * Builds the package into `dist/`: Node reads no TypeScript under `node_modules`, and a few bundles load faster than
 * some hundred modules. `npm pack` runs it; `npm run build` does, too. `node build.ts FOLDER` builds what runs, without
 * types, into another folder of the checkout.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type ChunkingContext, type CodeSplittingGroup, type Plugin, rolldown } from 'rolldown'

const root = import.meta.dirname
const [, , folder] = process.argv
const dist = join(root, folder ?? 'dist')

/** What programs import, and what is run. */
const faces = globSync(
  '{.,environments{,/holdem,/negotiation},reasoning{,/solve},agents,tournaments,tools,testing}/index.ts',
  {
    cwd: root,
  },
)
const programs = [
  'cli/bidder.js',
  ...globSync('{tournaments,cli/screens}/**/{worker.ts,thread.js}', { cwd: root }),
]
/** Files that are read where the module that reads them lies. */
const assets = [
  'reasoning/language/prompts/*.md',
  'environments/holdem/tables/*.{gz,json}',
  'tournaments/report/client/*.{js,css}',
]
/** Packages of many files that every import needs: most of the time that importing took went into finding them. */
const BUNDLED = ['@opentelemetry/api', 'pure-rand', 'smol-toml', 'xstate', 'zod']

/** Stands for the way from a bundle to the root of the package. */
const ROOT = '__PACKAGE_ROOT__/'

/** Lets a module find its files where they lie in the tree, whichever bundle it ends up in. */
const places: Plugin = {
  name: 'places',
  transform(code, id) {
    if (!id.startsWith(root) || id.includes('node_modules') || !code.includes('import.meta.url')) return
    const place = `new URL('${ROOT}${id.slice(root.length + 1)}', import.meta.url).href`
    return code
      .replace(/(new URL\('\.[^']+)\.ts', import\.meta\.url\)/g, "$1.js', import.meta.url)")
      .replaceAll('import.meta.url', place)
  },
  renderChunk(code, { fileName }) {
    return code.replaceAll(ROOT, '../'.repeat(fileName.split('/').length - 1) || './')
  },
}

/** The package that a specifier is of. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** What should be loaded fast, and its first module. */
const FAST = { command: 'cli/main.ts', solving: 'reasoning/solve/index.ts', face: 'index.ts' }

/**
 * Modules that are loaded by the same of these go into one file: to find a file takes longer than to read it, and what
 * is for one of them alone should not be read for another.
 */
function together(): CodeSplittingGroup[] {
  let loaded: { name: string; modules: Set<string> }[] | undefined
  const loads = (context: ChunkingContext) =>
    Object.entries(FAST).map(([name, entry]) => {
      const first = join(root, entry)
      const modules = new Set([first])
      // A set takes in what is added while it is gone through.
      for (const module of modules)
        for (const each of context.getModuleInfo(module)?.importedIds ?? []) modules.add(each)
      // It may be a program: whoever needs what it imports must not run it.
      modules.delete(first)
      return { name, modules }
    })
  // A group draws in what its modules import: so those go first that are loaded by more.
  return [3, 2, 1].map((count) => ({
    debugName: `loaded by ${count}`,
    name(id, context) {
      loaded ??= loads(context)
      const by = loaded.filter(({ modules }) => modules.has(id))
      return by.length === count ? by.map(({ name }) => name).join('-') : undefined
    },
  }))
}

async function bundle(): Promise<void> {
  const entries = [...faces, ...programs]
  const build = await rolldown({
    input: Object.fromEntries(entries.map((file) => [file.replace(/\.[jt]s$/, ''), join(root, file)])),
    platform: 'node',
    external: (id) => !/^[./]/.test(id) && !BUNDLED.includes(packageOf(id)),
    plugins: [places],
  })
  await build.write({
    dir: dist,
    codeSplitting: {
      groups: together(),
    },
    chunkFileNames: 'parts/[name]-[hash].js',
    // Names are kept: stack traces are read by people.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  })
}

/** Writes the declarations that can be reached from a face, with the names that files have in the package. */
function declare(): void {
  const scratch = join(dist, 'declarations')
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', scratch], {
    stdio: 'inherit',
  })
  const wanted = faces.map((file) => file.replace(/\.ts$/, '.d.ts'))
  const kept = new Set<string>()
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (kept.has(file)) continue
    kept.add(file)
    const folder = dirname(file)
    const text = readFileSync(join(scratch, file), 'utf8').replace(
      /((?:from |import\()['"])(\.[^'"]+)\.ts(['"])/g,
      (_, before: string, path: string, after: string) => {
        wanted.push(join(folder, `${path}.d.ts`))
        return `${before}${path}.js${after}`
      },
    )
    mkdirSync(join(dist, folder), { recursive: true })
    writeFileSync(join(dist, file), text)
  }
  rmSync(scratch, { recursive: true })
}

/** The licences of what is bundled ask to be passed on with it. */
function licences(): void {
  const require = createRequire(join(root, 'build.ts'))
  const texts = BUNDLED.map((name) => {
    const folder = join(root, 'node_modules', name)
    const [file] = globSync('LICENSE*', { cwd: folder })
    const { version } = require(join(folder, 'package.json'))
    return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
  })
  writeFileSync(join(dist, 'LICENCES.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`))
}

rmSync(dist, { recursive: true, force: true })
await bundle()
if (folder === undefined) {
  declare()
  licences()
}
for (const file of globSync(assets, { cwd: root })) cpSync(join(root, file), join(dist, file))
