import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { launch, open, request } from './browser.mjs'

/**
 * A body begun from the policy, its seats by post that follow whoever holds them, a meeting from the plan
 * to the confirmed minutes, and its decision as a task until it is done. What a journey needs it arranges
 * itself: a body that stands already is ended first.
 */
let browser
const pages = []
const stamp = Date.now()
const visit = async (path, login) => {
  const page = await open(browser, path, { login })
  pages.push(page)
  return page
}
const ask = async (login, path, body) => {
  const answer = await request(path, { login, ...(body && { method: 'POST', body }) })
  const told = answer.status === 204 ? {} : await answer.json().catch(() => ({}))
  assert.ok(answer.ok, `${path}: ${answer.status} ${JSON.stringify(told)}`)
  return told
}
const day = (fromNow) => new Date(Date.now() + (8 * 3600 + fromNow * 86_400) * 1000).toISOString().slice(0, 10)

before(async () => (browser = await launch()))
after(() => browser?.close())
afterEach(async () => {
  for (const page of pages.splice(0)) {
    assert.deepEqual(page.problems, [], 'the page threw nothing')
    await page.context().close()
  }
})

/** The dialog that a button opens: its fields by their labels, then sent. */
async function act(page, button, fields = {}) {
  await button.click()
  const dialog = page.locator('dialog[open]')
  await dialog.waitFor()
  for (const [label, value] of Object.entries(fields)) {
    const field = dialog.locator('label', { hasText: label }).first().locator('input, select, textarea')
    if ((await field.evaluate((it) => it.tagName)) === 'SELECT') await field.selectOption(value)
    else await field.fill(value)
  }
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'detached', timeout: 10_000 }).catch(async () => assert.fail(`refused: ${(await dialog.innerText()).slice(-400)}`))
}
const named = (page, name) => page.getByRole('button', { name, exact: true }).first()

/** The management centre, ended where it stands, so that it can be begun. */
async function centreIsOffered(county) {
  const { rows } = await ask('reform', `/api/bodies?county=${county}`)
  const stands = rows.find((row) => row.kind === 'management_centre' && row.pack && !row.to)
  if (!stands) return
  const { body } = await ask('reform', `/api/bodies/${stands.id}`)
  for (const meeting of (await ask('reform', `/api/meetings?county=${county}&body=${stands.id}`)).rows.filter((it) => it.state === 'planned'))
    await ask('reform', `/api/meetings/${meeting.id}/cancellation`, { version: meeting.version, reason: '机构调整' })
  await ask('reform', `/api/bodies/${stands.id}/ending`, { version: body.version, to: day(0), reason: '机构调整，重新设立' })
}

test('from a body begun over a meeting to a decision that is done as a task', async () => {
  const { county } = await ask('reform', '/api/session')
  const town = (await ask('town', '/api/session')).duty.place
  await centreIsOffered(county.code)
  const matter = `年度事项 ${stamp}`
  await ask('reform', '/api/matters', { county: county.code, title: matter, times: 1, fromYear: Number(day(0).slice(0, 4)), reason: '县里自定' })

  // begun with the seats of the policy
  const page = await visit('/bodies', 'reform')
  const offer = page.locator('.offered tr, .offered li', { hasText: '医院管理中心' })
  await act(page, offer.getByRole('button', { name: '设立' }), { 从哪天起: day(-300), 依据: '县府办通知' })
  await page.waitForURL(/\/bodies\/\d+$/)
  const body = page.url().match(/bodies\/(\d+)/)[1]
  const seats = page.locator('.seats tbody')
  await seats.nth(14).waitFor()
  assert.equal(await seats.count(), 15)
  await act(page, seats.first().getByRole('button', { name: '明确职务' }), { 单位: '县卫生健康局', 职务: '局长', 哪一位: `示例${stamp}`, 原因: '县府办明确' })
  await seats.first().getByText('空缺').waitFor()

  // the post changes hands twice, the seat follows
  const posts = await visit('/posts', 'reform')
  const post = posts.locator('tbody', { hasText: `示例${stamp}` })
  await act(posts, post.getByRole('button', { name: '更替' }), { 新任职人: '卢甲', 从哪天起: day(-200), 依据: '任免文件' })
  await post.getByText('卢甲').waitFor()
  await act(posts, post.getByRole('button', { name: '更替' }), { 新任职人: '卢乙', 从哪天起: day(-90), 依据: '任免文件' })
  await post.getByText('卢乙').waitFor()
  await act(posts, post.getByRole('button', { name: '登录名' }), { 登录名: 'reform' })
  await seats.first().getByText('卢乙').waitFor()
  await seats.first().getByRole('button', { name: '经过' }).click()
  assert.match(await page.locator('.seats .past').innerText(), /卢甲[\s\S]*卢乙/)
  // a wrong day put right, with what was noted before
  await post.getByRole('button', { name: '经过' }).click()
  await act(posts, post.locator('li', { hasText: '卢乙' }).getByRole('button', { name: '更正' }), { 从哪天起: day(-80), 原因: '文件是这一天的' })
  await post.getByText(`原记：${day(-90)}`).waitFor()
  await page.locator('.seats .past', { hasText: day(-80) }).waitFor()

  // charter, meeting, another day
  await act(page, named(page, '登记新版本'), { 从哪天起: day(-200), 由哪次会议或文件通过: '成立会议', 章程正文: '有人任职的席位到会三分之二以上方可议事', 到会人数要求: '2/3', 到会人数以什么为准: 'filled' })
  await act(page, named(page, '安排会议'), { 会议名称: `管理中心会议 ${stamp}`, 时间: `${day(2)}T09:00`, 地点: '二楼会议室', 议程: '听取汇报' })
  await page.waitForURL(/\/meetings\/\d+$/)
  const meeting = page.url().match(/meetings\/(\d+)/)[1]
  await act(page, named(page, '改期'), { 时间: `${day(0)}T08:30`, 原因: '主任外出' })
  await page.getByText(`原定 ${day(2)}`).waitFor()
  await page.getByText(/到会要求：有人任职的席位的2\/3 以上（含），即至少 1 人/).waitFor()
  const told = await ask('reform', '/api/messages?limit=50')
  assert.ok(JSON.stringify(told).includes(`/meetings/${meeting}`), 'whoever holds the post is told')
  await act(page, named(page, '增加议程'), { 议程: matter, 属于哪个年度议题: { label: matter } })

  // who came, the vote, the decision
  await named(page, '登记到会').click()
  await named(page, '到会登记完毕').click()
  await page.getByText('到会人数够').waitFor()
  const decided = `各单位补齐台账 ${stamp}`
  await act(page, named(page, '记录事项'), { 议定事项: decided, 对应议程: '2', 落实哪一条: { index: 1 }, 承办机构: town.code, 期限: day(30), 表决方式: 'open', 赞成: '1' })
  await page.getByText(decided).waitFor()
  await act(page, named(page, '起草纪要'), { 纪要正文: '会议研究了有关事项。' })
  await act(page, named(page, '确认纪要'))
  await page.getByText('卢乙确认').waitFor()

  // the minutes as they are printed
  const paper = await visit(`/meetings/${meeting}/minutes`, 'reform')
  const text = await paper.locator('.sheet').innerText()
  for (const part of [decided, '会议研究了有关事项。', '卢乙']) assert.ok(text.includes(part), part)

  // the task: reported by whoever has to see to it, accepted by another
  await page.getByRole('link', { name: '看任务' }).click()
  await page.locator('.panel h2', { hasText: decided }).waitFor()
  const id = new URL(page.url()).searchParams.get('task')
  const hospital = await visit(`/tasks?task=${id}`, 'town')
  await act(hospital, named(hospital, '报完成'), { 办了什么: '台账已补齐，见附表' })
  await page.getByRole('button', { name: '认定完成' }).waitFor()
  await act(page, named(page, '认定完成'))
  await page.locator('.panel .top', { hasText: '已完成' }).waitFor()
  await page.getByRole('link', { name: '看议定事项' }).click()
  await page.locator('tbody', { hasText: decided }).getByText('已办结').waitFor()
  await page.locator('tbody', { hasText: decided }).getByText('台账已补齐，见附表').first().waitFor()

  // corrected: how it read stays, the task follows
  await act(page, page.locator('tbody', { hasText: decided }).getByRole('button', { name: '更正' }), { 议定事项: `${decided} 更正`, 原因: '漏了两个字' })
  await page.getByText(`原记：${decided}`).waitFor()
  assert.equal((await ask('reform', `/api/tasks/${id}`)).task.title.zh, `${decided} 更正`)

  // the yearly matter has had its meeting
  const matters = await visit('/matters', 'reform')
  const row = matters.locator('tbody tr', { hasText: matter })
  await row.getByText('本年已研究').waitFor()
  await row.getByText(`${decided} 更正`).waitFor()
  assert.ok(body)
})

test('an appointment past its day is a finding until it is filed, and then one that was late', async () => {
  const { county } = await ask('reform', '/api/session')
  const { days } = await ask('reform', `/api/appointments?county=${county.code}`)
  if (days === null || days === undefined) {
    const draft = { kind: 'parameter', target: 'appointment_filing_days', validFrom: `${day(0).slice(0, 4)}-01`, basis: '县卫生健康局通知', value: '10' }
    const { id } = await ask('reform', '/api/packs/yunan-2020/decisions', draft)
    const { edition } = await ask('reform', `/api/impact?pack=yunan-2020&decision=${id}`)
    await ask('reform', `/api/packs/yunan-2020/decisions/${id}/publication`, { edition: String(edition) })
  }
  const person = `陆${stamp}`
  const staff = await visit('/appointments', 'staff')
  const places = await ask('staff', `/api/appointments?county=${county.code}`)
  const known = places.rows.find((row) => row.kind === 'head')
  assert.ok(known, 'the sample has an appointment of the lead')
  await act(staff, named(staff, '登记任免'), { 类别: 'middle_manager', 任职机构: known.institution, 职务: '医务科主任', 人员: person, 任命: known.appointer, 决定日期: day(-40), 从哪天起: day(-35), 依据: '任免文件' })
  const row = staff.locator('tbody', { hasText: person })
  await row.getByText('逾期未备案').or(row.getByText(/逾期 \d+ 天/)).first().waitFor()

  const bureau = await visit('/appointments?standing=overdue', 'reform')
  await bureau.locator('tbody', { hasText: person }).waitFor()
  await act(staff, row.getByRole('button', { name: '报送备案' }), { 报送日期: day(0) })
  await row.getByText(/晚报 \d+ 天/).waitFor()
  await bureau.goto(bureau.url().replace('overdue', 'filed'))
  const filed = bureau.locator('tbody', { hasText: person })
  await act(bureau, filed.getByRole('button', { name: '收讫' }), { 备案号: `备〔${day(0).slice(0, 4)}〕${stamp}` })
  await filed.waitFor({ state: 'detached' })
  await row.getByText('已备案').waitFor()
})
