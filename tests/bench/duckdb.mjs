// Time DuckDB on the same people with the statement of `export sql`: CSV in, counts or a CSV matrix out.
// usage: node duckdb.mjs NODE_MODULES statement.sql people.csv THREADS counts|matrix OUT     prints: seconds, processor seconds, then the counts as JSON
import fs from 'node:fs'; import {createRequire} from 'node:module'; import path from 'node:path'; import {pathToFileURL} from 'node:url'
const [modules, sqlFile, csv, threads, kind, out] = process.argv.slice(2)
const require = createRequire(path.resolve(modules, 'x.js'))
const {DuckDBInstance} = await import(pathToFileURL(require.resolve('@duckdb/node-api')).href)
const statement = fs.readFileSync(sqlFile, 'utf8').trim().replace(/;$/, '')
const header = fs.readFileSync(csv, {encoding: 'utf8', flag: 'r'}).slice(0, 100000).split('\n')[0].split(',')
const amount = name => /^(age|recovery_months|references|(training|experience|supervision|ce)_hours(\..*)?)$/.test(name)
const columns = header.map(name => `'${name}': '${amount(name) ? 'DECIMAL(9,3)' : 'VARCHAR'}'`).join(', ')
const ids = JSON.parse(process.env.CREDENTIALS)
const db = await (await DuckDBInstance.create(':memory:')).connect()
await db.run(`SET threads=${threads}`)
await db.run(`CREATE VIEW people AS SELECT * FROM read_csv('${path.resolve(csv)}', header=true, columns={${columns}})`)
const begun = performance.now(), used = process.cpuUsage()
let counts = {}
if (kind === 'counts') {
  // Only the eligible: the least that counts can be; batch counts all six answers.
  const rows = await (await db.run(`SELECT ${ids.map((id, i) => `count(*) FILTER (WHERE "${id}" = 'eligible') AS c${i}`).join(', ')} FROM (${statement})`)).getRows()
  ids.forEach((id, i) => { counts[id] = Number(rows[0][i]) })
} else {
  await db.run(`COPY (${statement}) TO '${path.resolve(out)}' (HEADER)`)
}
const {user, system} = process.cpuUsage(used)
console.log((performance.now() - begun) / 1000)
console.log((user + system) / 1e6)
console.log(JSON.stringify(counts))
