// Reads a .bib or .ris file with citation-js; prints CSL-JSON. Arguments: the folder of node_modules, the file.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

const [folder, file] = process.argv.slice(2)
const require = createRequire(`${folder}/`)
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-bibtex')
require('@citation-js/plugin-ris')
const forceType = file.endsWith('.ris') ? '@ris/file' : '@bibtex/text'
const { data } = new Cite(readFileSync(file, 'utf-8'), { forceType })
process.stdout.write(JSON.stringify(data.map(({ _graph, ...item }) => item)))
