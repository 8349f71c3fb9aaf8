import { type ExportRequest, exportRecord } from '../../tournaments/export/export.ts'
import { printJson } from '../output.ts'

/** `bidder export`: writes the games of a record in a format that other programs read. */
export async function exportCommand(
  folder: string,
  { json, ...request }: ExportRequest & { readonly json?: boolean },
): Promise<void> {
  const result = await exportRecord(folder, request)
  if (json) printJson({ ...result, format: request.format })
  else console.log(`${result.file}: ${result.games} games`)
}
