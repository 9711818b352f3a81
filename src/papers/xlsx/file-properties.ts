import type { FileStamp } from '../table.ts'
import { escapeXml } from './cell-xml.ts'

/** Where a workbook keeps who made it. */
export const propertiesPart = 'docProps/core.xml'

/** The properties of a file: who made it, when and why; shown by every program that opens it. */
export function propertiesOf({ by, at, text }: FileStamp): string {
  const moment = `<dcterms:created xsi:type="dcterms:W3CDTF">${escapeXml(at)}</dcterms:created>`
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:creator>${escapeXml(by)}</dc:creator><dc:description>${escapeXml(text)}</dc:description>` +
    `<cp:lastModifiedBy>${escapeXml(by)}</cp:lastModifiedBy>${moment}</cp:coreProperties>`
  )
}
