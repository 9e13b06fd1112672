import { launch, open } from './browser.mjs'
const [,, name, path, w = '1366', h = '768', language = 'zh', theme = 'light', full = ''] = process.argv
const b = await launch()
const p = await open(b, path, { width: +w, height: +h, language, theme })
await p.waitForSelector('main h1, main .problem', { timeout: 25000 }).catch(() => console.log(name, 'no heading'))
await p.waitForTimeout(900)
await p.screenshot({ path: `/tmp/pages-shots/${name}.png`, fullPage: full === 'full' })
for (const x of p.problems) console.log(name, x)
const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth)
if (over > 0) console.log(name, 'overflows by', over)
await b.close()
