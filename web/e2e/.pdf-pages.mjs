import { launch, open } from './browser.mjs'
const [,, name, path, language = 'zh'] = process.argv
const b = await launch()
const p = await open(b, path, { language })
await p.waitForSelector('.paper h1', { timeout: 25000 })
await p.waitForTimeout(800)
await p.emulateMedia({ media: 'print' }); await p.setViewportSize({ width: 680, height: 1023 }); await p.waitForTimeout(300); await p.screenshot({ path: `/tmp/pages-shots/${name}-print.png`, fullPage: true }); console.log('print height', await p.evaluate(() => document.querySelector('.paper').getBoundingClientRect().height), 'of', (297 - 26) * 96 / 25.4)
await p.pdf({ path: `/tmp/pages-shots/${name}.pdf`, preferCSSPageSize: true })
await b.close()
