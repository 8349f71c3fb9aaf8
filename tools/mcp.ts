import type { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { BidderError } from '../environments/errors.ts'
import { optional } from '../environments/optional.ts'
import { tools } from './tools.ts'

/**
 * A server of the Model Context Protocol that offers the tools. What a tool cannot use it says in its answer, which is
 * then marked as an error.
 *
 * Throws `BadInput` where `@modelcontextprotocol/sdk` is not installed.
 */
export async function mcpServer(version: string): Promise<Server> {
  const [{ Server }, { CallToolRequestSchema, ListToolsRequestSchema }] = await optional(
    'servers of MCP',
    ['@modelcontextprotocol/sdk'],
    () =>
      Promise.all([
        import('@modelcontextprotocol/sdk/server/index.js'),
        import('@modelcontextprotocol/sdk/types.js'),
      ]),
  )
  const server = new Server({ name: 'bidder', version }, { capabilities: { tools: {} } })
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ name, description, schema }) => ({ name, description, inputSchema: schema })),
  }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    const tool = tools.find(({ name }) => name === params.name)
    if (tool === undefined) {
      const names = tools.map(({ name }) => name).join(', ')
      return said(`there is no tool "${params.name}"; tools are ${names}`, true)
    }
    try {
      return said(JSON.stringify(await tool.call(params.arguments ?? {}, signal)), false)
    } catch (error) {
      if (error instanceof BidderError) return said(error.message, true)
      throw error
    }
  })
  return server
}

const said = (text: string, isError: boolean) => ({ content: [{ type: 'text' as const, text }], isError })
