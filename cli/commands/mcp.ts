import { optional } from '../../environments/optional.ts'
import { mcpServer } from '../../tools/mcp.ts'

/** `bidder mcp`: serves the tools over standard input and output, until the client goes. */
export async function mcp(version: string): Promise<void> {
  const server = await mcpServer(version)
  const { StdioServerTransport } = await optional(
    'servers of MCP',
    ['@modelcontextprotocol/sdk'],
    () => import('@modelcontextprotocol/sdk/server/stdio.js'),
  )
  await server.connect(new StdioServerTransport())
}
