import { launch, BASE_URL } from './browser.mjs'
const b = await launch()
for (const language of ['zh', 'en']) {
const c = await b.newContext({ viewport: { width: 680, height: 1023 } })
const p = await c.newPage()
await p.addInitScript((l) => localStorage.setItem('yipanqi.language', l), language)
await p.route('**/api/brief?**', async (route) => {
  const r = await route.fetch(); const d = await r.json()
  const rep = (l, n) => ({ lines: Array.from({ length: n }, (_, i) => ({ ...l[i % l.length], series: 's' + i, no: i + 1, unit: l[i % l.length].unit })), more: 3 })
  const any = [...d.missed.lines, ...d.atRisk.lines, ...d.newlyMet.lines]
  const lim = process.env.LIM.split(',').map(Number)
  d.missed = rep(any, lim[0]); d.atRisk = rep(any, lim[1]); d.newlyMet = rep(any, lim[2]); d.newlyMissed = rep(any, lim[2]); d.moves = rep(d.moves.lines, lim[3]); d.silent = rep(d.silent.lines, lim[4])
  d.gaps = { lines: Array.from({ length: lim[5] }, (_, i) => ({ unit: 'x' + i, unitName: { zh: '历洞镇中心卫生院', en: 'Lidong Town Centre Hospital' }, fact: { zh: '门急诊就诊', en: 'Outpatient visits' }, months: ['2020-08', '2020-09'], figures: [6, 10, 11] })), more: 2 }
  d.decisions = { lines: Array.from({ length: lim[6] }, (_, i) => d.decisions.lines[i % d.decisions.lines.length]), more: 1 }
  await route.fulfill({ response: r, json: d })
})
await p.goto(BASE_URL + '/brief?period=2020-11', { waitUntil: 'networkidle' })
await p.waitForSelector('.paper h1', { timeout: 25000 }); await p.waitForTimeout(500)
await p.emulateMedia({ media: 'print' }); await p.waitForTimeout(300)
console.log(language, await p.evaluate(() => document.querySelector('.paper').getBoundingClientRect().height), 'of', 1024)
await p.screenshot({ path: `/tmp/pages-shots/max-${language}.png`, fullPage: true })
const pdf = await p.pdf({ preferCSSPageSize: true }); console.log('pages', /\/Count (\d+)/.exec(pdf.toString('latin1'))[1])
await c.close()
}
await b.close()
