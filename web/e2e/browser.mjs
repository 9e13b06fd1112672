import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'

export const BASE_URL = (process.env.BASE_URL ?? 'http://localhost:8080').replace(/\/$/, '')

/** Of the sample's invented people; printed where the product starts, good on that machine only. */
export const SAMPLE_PASSWORD = 'Yipanqi.sample.2020'
export const LOGIN = process.env.YIPANQI_LOGIN ?? 'reform'
const PASSWORD = process.env.YIPANQI_PASSWORD ?? SAMPLE_PASSWORD

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const require = createRequire(import.meta.url)

/** Starts the machine's Chromium, or the one from npm; Chinese text is never boxes. */
export async function launch() {
  const own = process.env.CHROMIUM ?? SYSTEM.find((path) => existsSync(path))
  const env = { ...process.env, ...chineseFont() }
  if (own) return chromium.launch({ executablePath: own, args: ['--no-sandbox'], env })
  const shipped = await optional('@sparticuz/chromium')
  if (!shipped) throw new Error('No browser found: set CHROMIUM, or run "npm ci --prefix e2e" once.')
  const executablePath = await shipped.default.executablePath()
  return chromium.launch({ executablePath, args: [...shipped.default.args, '--no-sandbox'], env })
}

async function optional(name) {
  try {
    return await import(name)
  } catch (no) {
    if (no.code === 'ERR_MODULE_NOT_FOUND') return null
    throw no
  }
}

/** Where no Chinese font is installed, fontconfig is shown the one from npm. */
function chineseFont() {
  if (hasChineseFont()) return {}
  let folder
  try {
    folder = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  } catch {
    return {}
  }
  const fonts = readdirSync(folder, { recursive: true })
    .filter((path) => /(400Regular|700Bold)\.ttf$/.test(path))
    .map((path) => dirname(join(folder, path)))
  const home = join(tmpdir(), 'yipanqi-fonts')
  mkdirSync(home, { recursive: true })
  const dirs = [...new Set(fonts), '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('')
  const file = join(home, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}<cachedir>${home}/cache</cachedir></fontconfig>`,
  )
  return { FONTCONFIG_FILE: file }
}

function hasChineseFont() {
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== ''
  } catch {
    return false
  }
}

const entered = new Map()

/** The cookies of somebody who came in; once a person and run, whatever the number of pages. */
function enter(login = LOGIN) {
  if (!entered.has(login)) entered.set(login, signIn(login))
  return entered.get(login)
}

async function signIn(login) {
  const body = JSON.stringify({ login, password: PASSWORD })
  const answer = await fetch(`${BASE_URL}/api/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
  const told = await answer.json().catch(() => ({}))
  if (told.standing !== 'in') throw new Error(`${login} does not come in: ${answer.status} ${JSON.stringify(told)}`)
  const cookies = cookiesOf(answer)
  if (!cookies['XSRF-TOKEN']) Object.assign(cookies, cookiesOf(await fetch(`${BASE_URL}/api/session`, { headers: { Cookie: lineOf(cookies) } })))
  return cookies
}

const cookiesOf = (answer) => Object.fromEntries(answer.headers.getSetCookie().map((line) => line.split(';')[0].split(/=(.*)/s)))
const lineOf = (cookies) => Object.entries(cookies).map((pair) => pair.join('=')).join('; ')

/** A request of somebody, beside the browser. */
export async function request(path, { login, method = 'GET', body, query } = {}) {
  const cookies = await enter(login)
  const headers = {
    Cookie: lineOf(cookies),
    ...(method !== 'GET' && { 'X-XSRF-TOKEN': decodeURIComponent(cookies['XSRF-TOKEN'] ?? '') }),
    ...(body && { 'Content-Type': 'application/json' }),
  }
  const asked = query ? `?${new URLSearchParams(query)}` : ''
  return fetch(`${BASE_URL}${path}${asked}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
}

/** Lets a browser's profile in as somebody. */
export async function admit(context, login) {
  const cookies = await enter(login)
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: BASE_URL })))
}

/** What a page's own requests show where they change something. */
export async function proof(page) {
  const token = (await page.context().cookies()).find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? ''
  return { 'X-XSRF-TOKEN': decodeURIComponent(token) }
}

/** A page in a fresh profile, in the given language and theme, as somebody; as nobody with null. */
export async function open(browser, path, { width = 1366, height = 768, login, ...kept } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' })
  if (login !== null) await admit(context, login)
  const page = await context.newPage()
  page.problems = []
  page.on('pageerror', (error) => page.problems.push(String(error)))
  // The built pages say what a component threw, and go on without it; a refused request is no fault.
  page.on('console', (said) => {
    if (said.type() === 'error' && !said.text().startsWith('Failed to load resource')) page.problems.push(said.text())
  })
  await page.addInitScript((choices) => {
    for (const [key, value] of Object.entries(choices)) {
      if (localStorage.getItem(`yipanqi.${key}`) === null) localStorage.setItem(`yipanqi.${key}`, value)
    }
  }, kept)
  await page.goto(BASE_URL + path, { waitUntil: 'networkidle' })
  return page
}
