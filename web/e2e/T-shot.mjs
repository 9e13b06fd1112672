import { launch, open, request } from './browser.mjs'
const browser = await launch()
try {
  const towns = await (await request('/api/session', { login: 'town' })).json()
  const town = towns.duty.place.code
  const inst = await (await request('/api/institutions', { login: 'town' })).json()
  const h = inst.find((i) => i.kind === 'county_hospital')
  console.log(town, h.code, h.shortName)
  const found = await (await request('/api/residents/search', { login: 'town', method: 'POST', body: { name: process.env.NAME ?? '陈秀' } })).json()
  console.log(JSON.stringify(found).slice(0, 200))
  const people = found.rows.filter((r) => !r.died)
  const kinds = [['urgent', 'I63.9', '脑梗死（待查）', 'inpatient', '神经内科'], ['priority', 'E11.5', '糖尿病足', 'outpatient', '内分泌科'], ['routine', 'R91', '右上肺结节影', 'exam', '胸部 CT 平扫']]
  let n = 0
  for (const [urgency, icd10, diagnosis, service, toDepartment] of kinds) {
    const a = await request('/api/referrals', { login: 'town', method: 'POST', body: { begin: 'submit', personNo: people[n++ % people.length].personNo, direction: 'up', service, urgency, icd10, diagnosis, summary: '血压 186/104，左侧肢体无力 2 小时', reason: 'beyond_ability', from: town, to: h.code, toDepartment } })
    console.log(a.status, (await a.text()).slice(0, 200))
  }
  const list = await (await request('/api/referrals', { login: 'referral' })).json()
  const no = list.rows[0]?.no
  for (const [w, hgt] of [[1366, 768], [390, 844]]) {
    const page = await open(browser, '/referrals', { width: w, height: hgt, login: 'referral' })
    await page.screenshot({ path: `/tmp/T-list-${w}.png` })
    await page.goto(`${process.env.BASE_URL}/referrals?no=${no}`, { waitUntil: 'networkidle' })
    await page.screenshot({ path: `/tmp/T-case-${w}.png` })
    const fresh = await open(browser, '/referrals/new', { width: w, height: hgt, login: 'town' })
    await fresh.screenshot({ path: `/tmp/T-new-${w}.png` })
    console.log(page.problems, fresh.problems)
  }
} finally { await browser.close() }
