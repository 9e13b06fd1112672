import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, afterEach, before, test } from 'node:test'
import { launch, open } from './browser.mjs'

/** From a paragraph to its rule, a case on both sides of its threshold, and the same matter in other places. */
let browser
const pages = []
const visit = async (path) => {
  const page = await open(browser, path)
  pages.push(page)
  return page
}

before(async () => (browser = await launch()))
after(() => browser?.close())
afterEach(async () => {
  for (const page of pages.splice(0)) {
    assert.deepEqual(page.problems, [], 'the page threw nothing')
    await page.context().close()
  }
})

test('a paragraph leads to its rule, and the rule answers on both sides of its threshold', async () => {
  const page = await visit('/policy/xinchang-2022/coverage')
  await page.locator('.what a', { hasText: '每个村卫生室至少一名乡村医生' }).first().waitFor()
  const all = await page.locator('.shown tbody tr').count()
  await page.locator('.sets a', { hasText: '只是表述' }).click()
  await page.waitForFunction((n) => document.querySelectorAll('.shown tbody tr').length < n, all)
  await page.locator('.sets a', { hasText: '全部' }).click()

  await page.locator('.place a', { hasText: /^二（三）1$/ }).click()
  await page.locator('h1', { hasText: '二（三）1' }).waitFor()
  await page.locator('li a', { hasText: '每个村卫生室至少一名乡村医生' }).click()
  await page.locator('h1', { hasText: '每个村卫生室至少一名乡村医生' }).waitFor()
  await page.locator('.result', { hasText: '还缺情况' }).waitFor()

  const doctors = page.locator('.form input[inputmode=decimal]')
  await doctors.fill('1')
  await doctors.press('Tab')
  await page.locator('.result.good').waitFor()
  await doctors.fill('0')
  await doctors.press('Tab')
  await page.locator('.result.bad').waitFor()
  assert.match(await page.locator('.lines').innerText(), /0 ≥ 1/)
  assert.match(page.url(), /a\.doctors=0/, 'the address holds the case')

  await doctors.fill('101')
  await doctors.press('Tab')
  await page.locator('[role=alert]', { hasText: '本室乡村医生' }).waitFor()
})

test('what the county has not fixed is said with its range and where it is fixed', async () => {
  const page = await visit('/policy/xinchang-2022/rules/employee-difference?on=2024-01-01&a.employee=true&a.at_grassroots=true&a.other_rate=70')

  await page.locator('.result', { hasText: '县里还没有定' }).waitFor()
  await page.locator('td', { hasText: '未确定（5–10 个百分点），须由县定' }).waitFor()
  await page.locator('.why a').first().click()
  await page.waitForURL(/choices\?fix=employee_difference_points/)
})

test('one matter of several documents stands side by side and goes into a workbook', async () => {
  const page = await visit('/policies/compare')
  await page.locator('.topics a', { hasText: /^全科医生数$/ }).click()
  await page.locator('h2', { hasText: '全科医生数' }).waitFor()
  for (const target of ['每万人 3', '每万人 5', '每万人 4']) await page.locator('td', { hasText: target }).first().waitFor()
  assert.equal(await page.locator('h2').count(), 1, 'only the matter that was chosen')

  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.acts button', { hasText: '导出 Excel' }).click()])
  assert.equal(file.suggestedFilename(), 'policies-side-by-side.xlsx')
  assert.equal(readFileSync(await file.path()).subarray(0, 2).toString(), 'PK')
})

test('a document without indicators opens on its goals, and says which are no figures', async () => {
  const page = await visit('/?pack=zhanjiang-2020&period=2020')
  await page.getByText('征求意见稿，不作考核').first().waitFor()
  await page.locator('.others li').first().waitFor()
  await page.locator('.others h2', { hasText: '不是数字的目标' }).waitFor()
  const goals = await visit('/policy/zhanjiang-2020?part=goals')
  await goals.getByText('约束哪里').waitFor()
  await goals.getByText('遂溪县').first().waitFor()
})

test('a form of a document says who fills it by when, and names what only a person knows', async () => {
  const page = await visit('/policy/hunan-2020/coverage')
  await page.locator('.what a', { hasText: '村卫生室运行条件' }).first().click()
  const form = page.locator('section', { has: page.locator('h2', { hasText: '村卫生室运行条件' }) })
  await form.locator('.way li', { hasText: '期后次月20日前' }).waitFor()
  await form.locator('.way li', { hasText: '期后次月22日前' }).first().waitFor()
  await form.locator('.known', { hasText: '由人填写' }).waitFor()
  assert.match(await form.locator('td.first').first().innerText(), /在岗村医/)
  await page.locator('.pages a[aria-current]', { hasText: '报表格式' }).waitFor()
})
