import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { launch, open, request } from './browser.mjs'

/**
 * One patient, four people: the village finds, the town refers, the county's referral office accepts with
 * a bed, the patient comes, leaves, comes down, is followed up. The figures of referral move with it.
 */
let browser
const pages = []
const visit = async (path, login) => {
  const page = await open(browser, path, { login })
  pages.push(page)
  return page
}
/** Pictures on the way, where a folder for them is named. */
const shot = async (page, name) => {
  if (!process.env.SHOTS) return
  for (const [kind, width, height] of [['hand', 390, 844], ['desk', 1366, 768]]) {
    await page.setViewportSize({ width, height })
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    await page.screenshot({ path: `${process.env.SHOTS}/referral-${name}-${kind}.png` })
  }
}
const json = async (login, path) => {
  const answer = await request(path, { login })
  assert.equal(answer.status, 200, `${path}: ${await answer.clone().text()}`)
  return answer.json()
}

/** The invented people are the same everywhere; whose patients they are may change with the sample. */
const BEGINNINGS = ['邓梅', '曾凤', '李军', '何丽', '吴海', '赵秀', '杨梅', '梁凤', '苏锋', '林松', '黄辉', '张玉']
async function patient(login, other) {
  for (const name of BEGINNINGS) {
    const found = async (who) => {
      const answer = await request('/api/residents/search', { login: who, method: 'POST', body: { name } })
      return (await answer.json()).rows ?? []
    }
    const theirs = (await found(other)).map((row) => row.personNo)
    for (const row of await found(login)) if (!row.died && theirs.includes(row.personNo)) return { ...row, beginning: name }
  }
  throw new Error(`${login} and ${other} share no patient`)
}

/** The small dialog that an act opens: filled and sent. */
async function act(page, label, fill = async () => undefined) {
  await page.locator('.acts button', { hasText: new RegExp(`^${label}$`) }).click()
  await page.locator('dialog[open]').waitFor()
  await fill(page.locator('dialog[open]'))
  await page.locator('dialog[open] button[type=submit]').click()
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
}
const stands = (page, state) => page.locator('.dlg h2', { hasText: state }).waitFor()
const stone = (page, look) => page.locator(`.way .${look}`)

before(async () => (browser = await launch()))
after(() => browser?.close())
afterEach(async () => {
  for (const page of pages.splice(0)) {
    assert.deepEqual(page.problems, [], 'the page threw nothing')
    await page.context().close()
  }
})

test('a patient goes from the village to the county and home again, and the figures move', async () => {
  const sick = await patient('village', 'town')
  const before = await figures()

  // the village doctor finds the patient and asks the town's advice first: a draft of the clinic's own
  const village = await visit('/referrals/new', 'village')
  await village.locator('[data-field=personNo]').fill(sick.beginning)
  await village.keyboard.press('Enter')
  await choose(village, sick.personNo)
  await shot(village, 'new-village')
  assert.ok(await village.locator('[data-field=to] option').count() > 0, 'somebody is there to send to')

  // the township doctor refers from the keyboard alone
  const town = await visit('/referrals/new', 'town')
  await discardUnfinished(town)
  await town.locator('[data-field=personNo]').fill(sick.beginning)
  await town.keyboard.press('Enter')
  await choose(town, sick.personNo)
  await town.keyboard.press('Enter')
  await town.keyboard.type('I63.9')
  await town.locator('[role=option]', { hasText: 'I63.9' }).first().waitFor()
  await town.keyboard.press('Enter')
  await town.keyboard.press('Enter')
  await town.locator('select:focus').selectOption('urgent')
  await town.locator('[data-field=to]').selectOption({ label: await hospital(town) })
  await town.locator('textarea').fill('左侧肢体无力 2 小时，血压 186/104')
  await shot(town, 'new-town')
  await town.keyboard.press('Control+Enter')
  await town.locator('.dlg h2').waitFor()
  const no = new URL(town.url()).searchParams.get('no')
  assert.match(no, /^ZZ\d{8}-\d{4,}$/)
  await stands(town, '等答复')
  await shot(town, 'sent')

  // the county's referral office sees it first of all, and accepts with a bed in one go
  const office = await visit(`/referrals?no=${no}`, 'referral')
  await stands(office, '等答复')
  await office.locator('.acts .main', { hasText: '接收' }).click()
  await office.locator('.bed.free').first().waitFor()
  await office.locator('.bed.free').first().click()
  await office.locator('.hold .time').waitFor()
  await office.locator('.answer input').last().fill('请直接送急诊，卒中小组在门口接')
  await shot(office, 'answer')
  await office.locator('.answer .acts .main').click()
  await stands(office, '已约好')
  await stone(office, 'now').filter({ hasText: '已约好' }).waitFor()
  await shot(office, 'booked')

  // the township doctor sees it without asking, and the conversation goes both ways
  await stands(town, '已约好')
  await town.locator('.say input').fill('120 已出车，16:25 前到')
  await town.locator('.say button').click()
  await office.locator('.events', { hasText: '120 已出车' }).waitFor()

  await act(office, '已到院')
  await stands(office, '已到院')
  await act(office, '入院')
  await stands(office, '已入院')
  await act(office, '出院（诊毕）', (dialog) => dialog.locator('textarea').fill('溶栓后好转'))
  await stands(office, '已出院')
  await office.locator('.acts button', { hasText: '下转' }).click()
  await office.locator('dialog textarea').fill('每周量血压，继续抗血小板')
  await office.locator('dialog input').last().fill('李少霞')
  await shot(office, 'down')
  await office.locator('dialog button[type=submit]').click()
  await stands(office, '待随访')

  // at home again: the follow-up is done where the patient lives
  const home = await visit(`/referrals?tray=coming_down&no=${no}`, 'family')
  await stands(home, '待随访')
  await act(home, '完成随访', async (dialog) => {
    await dialog.locator('select').first().selectOption('stable')
    await dialog.locator('textarea').fill('能自己走路')
  })
  await stands(home, '已随访')
  await act(home, '办结')
  await stands(home, '已办结')
  assert.equal(await stone(home, 'now').count(), 0, 'nothing is left to do')
  await shot(home, 'closed')

  const after = await figures(({ up, down }) => up === before.up + 1 && down === before.down + 1)
  assert.deepEqual(after, { up: before.up + 1, down: before.down + 1 })
})

async function choose(page, personNo) {
  const option = page.locator('[role=option]', { hasText: personNo })
  const chosen = page.locator('[data-field=personNo]')
  await page.waitForFunction(
    (no) => document.querySelector('[data-field=personNo]')?.value.includes(no) || [...document.querySelectorAll('[role=option]')].some((row) => row.textContent.includes(no)),
    personNo,
  )
  if (await option.count()) await option.first().click()
  assert.match(await chosen.inputValue(), new RegExp(personNo))
}

async function discardUnfinished(page) {
  if (await page.locator('.kept button').count()) await page.locator('.kept button').click()
}

/** The county hospital as the list of receivers calls it. */
async function hospital(page) {
  const institutions = await json('town', '/api/institutions')
  const county = institutions.find((each) => each.kind === 'county_hospital')
  const labels = await page.locator('[data-field=to] option').allInnerTexts()
  return labels.find((label) => label.startsWith(county.shortName))
}

/** What the board counts of referrals this month; asked again until it is as wanted, or for long. */
async function figures(wanted = () => true) {
  for (let tries = 0; ; tries++) {
    const month = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 7)
    const now = await counted(month)
    if (wanted(now) || tries > 60) return now
    await new Promise((done) => setTimeout(done, 500))
  }
}

async function counted(month) {
  const { duty } = await json('director', '/api/session')
  const value = async (series) => {
    const figure = await json('director', `/api/figures/${series}?pack=yunan-2020&scope=${duty.place.code}&period=${month}`)
    return Number(figure.value ?? 0)
  }
  return { up: await value('M-referrals-up'), down: await value('M-referrals-down') }
}
