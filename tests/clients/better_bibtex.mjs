// Reads a .bib file with the parser of Better BibTeX for Zotero; prints its errors and entries as JSON.
// Arguments: the folder of node_modules, the file. Only the ESM entry of the package can be loaded.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [folder, file] = process.argv.slice(2)
const packageFolder = `${folder}/node_modules/@retorquere/bibtex-parser`
const { module } = JSON.parse(readFileSync(`${packageFolder}/package.json`, 'utf-8'))
const { parse } = await import(pathToFileURL(`${packageFolder}/${module}`).href)
const { errors, entries } = parse(readFileSync(file, 'utf-8'))
process.stdout.write(JSON.stringify({ errors, entries }))
