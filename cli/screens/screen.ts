import { Box, Text, useInput, useWindowSize } from 'ink'
import { createElement, type ReactElement, useEffect, useReducer, useSyncExternalStore } from 'react'
import type { App } from './app.ts'
import { clip, type Line, line, type Size, type Span, wrap } from './styled.ts'

/** The least terminal that a match is drawn in. */
export const LEAST: Size = { columns: 80, rows: 24 }

/** How often a screen that moves by itself is drawn, ms. */
const TICK = 120

/** Draws an app as large as the terminal is, and hands it the keys. @param colour whether colours may be used */
export function Screen({ app, colour }: { readonly app: App; readonly colour: boolean }): ReactElement {
  useSyncExternalStore(app.subscribe, app.version)
  const size = useWindowSize()
  const [, tick] = useReducer((ticks: number) => ticks + 1, 0)
  useInput((input, keys) => app.press(input, keys))
  const { ticking } = app
  useEffect(() => {
    if (!ticking) return undefined
    const timer = setInterval(tick, TICK)
    return () => clearInterval(timer)
  }, [ticking])
  return createElement(
    Box,
    { flexDirection: 'column' },
    screenLines(app, size).map((spans, row) => createElement(Row, { key: row, spans, colour })),
  )
}

/** What is drawn: where the terminal is too small for it, one line that says so. */
export function screenLines(app: Pick<App, 'lines'>, size: Size): Line[] {
  if (size.columns < LEAST.columns || size.rows < LEAST.rows)
    return wrap(
      `This takes ${LEAST.columns} columns and ${LEAST.rows} rows; the terminal has ${size.columns} and ${size.rows}.`,
      size.columns,
    )
      .slice(0, size.rows)
      .map((text) => line(text))
  const lines = app.lines(size).map((spans) => clip(spans, size.columns))
  return lines.slice(0, size.rows)
}

function Row({ spans, colour }: { readonly spans: Line; readonly colour: boolean }): ReactElement {
  // An empty line would take no row.
  const shown: Line = spans.length === 0 ? [{ text: ' ' }] : spans
  return createElement(
    Text,
    { wrap: 'truncate' },
    shown.map((span, at) => createElement(Text, { key: at, ...look(span, colour) }, span.text)),
  )
}

function look({ color, background, bold = false, dim = false, inverse = false }: Span, colour: boolean) {
  return {
    bold,
    inverse,
    dimColor: dim,
    ...(colour && color !== undefined ? { color } : {}),
    ...(colour && background !== undefined ? { backgroundColor: background } : {}),
  }
}
