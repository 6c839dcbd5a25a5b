// Run one SQL statement on DuckDB over a CSV file: node sql_duckdb.mjs MODULES PEOPLE.csv QUERY.sql COLUMNS
import fs from 'node:fs'
import { createRequire } from 'node:module'

const [modules, people, query, columns] = process.argv.slice(2)
const { DuckDBInstance } = createRequire(modules + '/')('@duckdb/node-api')
const db = await (await DuckDBInstance.create(':memory:')).connect()
await db.run(`CREATE TABLE people (${columns})`)
await db.run(`COPY people FROM '${people}' (HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '', AUTO_DETECT false)`)
const result = await db.runAndReadAll(fs.readFileSync(query, 'utf8'))
process.stdout.write(JSON.stringify({ header: result.columnNames(), rows: result.getRows() }))
