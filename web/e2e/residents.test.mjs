import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { launch, open, request } from './browser.mjs'

/** Residents found, opened and seen in an emergency; who looked, and what a reviewer makes of it. */
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
    await page.waitForTimeout(200)
    await page.screenshot({ path: `${process.env.SHOTS}/residents-${name}-${kind}.png` })
  }
}
const post = (login, path, body) => request(path, { login, method: 'POST', body })

/** The invented people are the same everywhere; whose patients they are may change with the sample. */
const BEGINNINGS = ['邓梅', '曾凤', '李军', '何丽', '吴海', '赵秀', '杨梅', '梁凤', '苏锋', '林松', '黄辉', '张玉']
async function found(login, wanted = async () => true) {
  for (const name of BEGINNINGS) {
    const answer = await post(login, '/api/residents/search', { name })
    assert.equal(answer.status, 200, await answer.clone().text())
    for (const row of (await answer.json()).rows) if (await wanted(row.personNo)) return { ...row, beginning: name }
  }
  throw new Error(`${login} finds nobody`)
}
const outOfSight = async (no) => (await post('village', `/api/residents/${no}/readings`, { purpose: 'check' })).status === 404

before(async () => (browser = await launch()))
after(() => browser?.close())
afterEach(async () => {
  for (const page of pages.splice(0)) {
    assert.deepEqual(page.problems, [], 'the page threw nothing')
    await page.context().close()
  }
})

test('a village doctor finds a patient and opens a phone for a reason; the auditor sees who looked', async () => {
  const patient = await found('village')
  const page = await visit('/residents', 'village')
  await page.locator('.empty').waitFor()
  await shot(page, 'begin')
  await page.locator('#resident-sought').fill(patient.beginning)
  await page.keyboard.press('Enter')
  await page.locator('tbody tr', { hasText: patient.personNo }).waitFor()
  assert.equal(new URL(page.url()).search, '', 'nothing personal in the address')
  await shot(page, 'found')

  await page.locator('tbody tr', { hasText: patient.personNo }).locator('a').click()
  await page.locator('.why').waitFor()
  await shot(page, 'why')
  await page.keyboard.press('2')
  await page.locator('dl').waitFor()
  assert.match(await page.locator('.noted').innerText(), /随访/)
  assert.match(await page.locator('h1').innerText(), /\*/)
  await shot(page, 'one')

  const phone = page.locator('dl > div', { hasText: '电话' })
  assert.match(await phone.locator('dd').innerText(), /\*/)
  await phone.locator('button').click()
  await page.locator('dialog').waitFor()
  await shot(page, 'opening')
  await page.locator('dialog button[type=submit]').click()
  await phone.locator('.clear').waitFor()
  assert.match(await phone.locator('.clear').innerText(), /^[\d-]{7,}$/)
  await shot(page, 'opened')
  await phone.locator('button').click()
  assert.match(await phone.locator('dd').innerText(), /\*/)

  const watching = await visit(`/residents/${patient.personNo}`, 'auditor')
  await watching.locator('.why').waitFor()
  await watching.keyboard.press('7')
  await watching.locator('.looked button').click()
  const opened = watching.locator('.looked tbody tr', { hasText: '查看居民隐私信息原文' }).first()
  await opened.waitFor()
  assert.match(await opened.innerText(), /乡村医生.*随访/s)
  assert.equal(await watching.locator('dl button').count(), 0, 'an auditor opens nothing')
  await shot(watching, 'looked')
})

test('an emergency shows somebody else’s patient, and is judged by somebody else', async () => {
  const stranger = await found('auditor', outOfSight)
  const page = await visit('/residents', 'village')
  await page.locator('header .urgent').click()
  await page.locator('dialog input').fill(stranger.personNo)
  await page.locator('dialog textarea').fill('夜间急诊')
  assert.ok(await page.locator('dialog button[type=submit]').isDisabled(), 'four words are too few')
  await page.locator('dialog textarea').fill('夜间急诊，本人昏迷，需联系家属')
  await shot(page, 'emergency')
  await page.locator('dialog button[type=submit]').click()
  await page.locator('.banner').waitFor()
  assert.match(await page.locator('.banner').innerText(), /紧急查看/)
  assert.ok(page.url().endsWith(`/residents/${stranger.personNo}`))
  await shot(page, 'banner')
  await page.locator('.back a').click()
  await page.locator('.now a', { hasText: stranger.personNo }).waitFor()

  const review = await visit('/residents/emergencies', 'auditor')
  const row = review.locator('tbody tr', { hasText: stranger.personNo })
  await row.waitFor()
  await shot(review, 'waiting')
  await row.locator('button').click()
  await review.locator('dialog input[value=not_justified]').check()
  assert.ok(await review.locator('dialog button[type=submit]').isDisabled(), 'a no needs its reason')
  await review.locator('dialog textarea').fill('当晚没有这位病人的就诊记录')
  await shot(review, 'review')
  await review.locator('dialog button[type=submit]').click()
  await row.waitFor({ state: 'detached' })
  await review.locator('.tabs button').nth(1).click()
  await review.locator('tbody tr', { hasText: stranger.personNo }).first().waitFor()
  assert.match(await review.locator('tbody tr', { hasText: stranger.personNo }).first().innerText(), /不正当/)
  await shot(review, 'reviewed')
})

test('a resident without a card is registered; household and key groups stand on the page', async () => {
  const page = await visit('/residents', 'town')
  await page.locator('header a[href="/residents/new"]').click()
  await page.locator('form.fields').waitFor()
  await page.locator('form.fields input').first().fill('110105194912310021')
  await page.locator('form.fields .bad').first().waitFor()
  await shot(page, 'card-wrong')
  await page.locator('.kinds label', { hasText: '暂无证件' }).click()
  await page.locator('form.fields input').first().fill('欧阳试登')
  await page.locator('form.fields select').first().selectOption('female')
  await page.locator('form.fields input[type=date]').fill('1950-03-04')
  await page.locator('form.fields select').nth(1).selectOption({ index: 1 })
  await page.locator('form.fields button[type=submit]').click()
  // whoever ran this before is alike, and is shown before
  await Promise.race([page.waitForURL(/\/residents\/N\d+$/), page.locator('.found').waitFor()])
  if (await page.locator('.found').count()) {
    await shot(page, 'alike')
    await page.locator('form.fields button[type=submit]').click()
    await page.waitForURL(/\/residents\/N\d+$/)
  }
  await page.locator('.panel li', { hasText: '65岁及以上老年人' }).waitFor()
  await page.locator('.panel button', { hasText: '建立家庭' }).click()
  await page.locator('dialog input[type=date]').fill('2020-01-01')
  await page.locator('dialog button[type=submit]').click()
  await page.locator('.panel li', { hasText: '户主' }).waitFor()
  await shot(page, 'panels')
})

test('a doubtful pair is judged to be one person, and taken apart again', async () => {
  assert.equal((await post('family', '/api/residents/pairs/searches')).status, 200)
  const page = await visit('/residents/pairs', 'family')
  const first = page.locator('.pair').first()
  await first.waitFor()
  const numbers = await first.locator('.sides .mut').allInnerTexts()
  await first.locator('form input').fill('户口簿与身份证一致')
  await first.locator('button', { hasText: /^是同一人$/ }).click()
  await page.locator('.tabs button', { hasText: /^同一人$/ }).click()
  const same = page.locator('.pair', { hasText: numbers[0] }).first()
  await same.waitFor()
  await shot(page, 'same')
  await same.locator('form input').fill('查过派出所，是两个人')
  await same.locator('button', { hasText: '撤销合并' }).click()
  await same.waitFor({ state: 'detached' })
  await page.locator('.tabs button', { hasText: '待判定' }).click()
  await page.locator('.pair', { hasText: numbers[0] }).first().waitFor()
})
