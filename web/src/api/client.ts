import createClient from 'openapi-fetch'
import type { paths as described } from './schema'
import type { paths, ProblemBody } from './types'

let language = 'zh'
/** The server words its problems in the language of the page. */
export function speak(tag: string) {
  language = tag
}

/** The server (or the way to it) said no; `body` holds its own words. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly body: ProblemBody,
  ) {
    super(body.detail ?? body.title ?? '')
  }
}

/** What types.ts words more closely than the description, and everything else as described. */
type Paths = paths & Omit<described, keyof paths>

export const api = createClient<Paths>({ baseUrl: window.location.origin, fetch: (request) => fetch(request) })
api.use({
  async onRequest({ request }) {
    const told = await headers(request.method)
    for (const [name, value] of Object.entries(told)) request.headers.set(name, value)
    return request
  },
  onResponse({ response }) {
    listen(response)
  },
})

let refused: () => void = () => undefined
/** What to do when the server no longer knows who is asking; whatever was asked fails all the same. */
export function whenRefused(act: () => void) {
  refused = act
}
function listen(response: Response) {
  if (response.status === 401) refused()
}

const READING = ['GET', 'HEAD']
const FORGERY = /(?:^|;\s*)XSRF-TOKEN=([^;]+)/

/**
 * The page's language; and, where something changes, the proof that this page sent it: another
 * site's page can send our cookies along, and cannot read them.
 */
async function headers(method: string): Promise<Record<string, string>> {
  const said = { 'Accept-Language': language }
  if (READING.includes(method)) return said
  if (!proof()) await fetch('/api/session').catch(() => null)
  const shown = proof()
  return shown ? { ...said, 'X-XSRF-TOKEN': shown } : said
}
const proof = () => {
  const found = FORGERY.exec(document.cookie)?.[1]
  return found === undefined ? null : decodeURIComponent(found)
}

/** What the generated client does not do: files, both ways. */
async function ask(path: string, method: string, body?: BodyInit, kind?: string): Promise<Response> {
  const told = { ...(await headers(method)), ...(kind && { 'Content-Type': kind }) }
  const response = await fetch(path, { method, headers: told, ...(body !== undefined && { body }) }).catch(() => {
    throw new Problem(0, { code: 'unreachable' })
  })
  listen(response)
  return response
}

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The body of a good answer; anything else is thrown as a Problem. */
export async function data<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await call
  } catch {
    throw new Problem(0, { code: 'unreachable' })
  }
  if (answer.response.ok) return answer.data as T
  throw new Problem(answer.response.status, bodyOf(answer.error))
}

function bodyOf(error: unknown): ProblemBody {
  return error !== null && typeof error === 'object' ? error : {}
}

/** Sends one file for import; progress of the sending itself is not worth a bar. */
export async function sendFile(format: string, file: File, encoding?: string): Promise<string> {
  const form = new FormData()
  form.append('format', format)
  form.append('file', file)
  if (encoding) form.append('encoding', encoding)
  const response = await ask('/api/imports', 'POST', form)
  const body: unknown = await response.json().catch(() => ({}))
  if (response.ok) return String((body as { id: string | number }).id)
  throw new Problem(response.status, bodyOf(body))
}

/** Fetches a file in the page's language and hands it to the browser to keep. */
export async function download(path: string, query: Query = {}) {
  await keep(await ask(address(path, query), 'GET'), path)
}

/** The same for a file that is made of what is sent. */
export async function downloadFor(path: string, body: unknown) {
  await keep(await ask(path, 'POST', JSON.stringify(body), 'application/json'), path)
}

async function keep(response: Response, path: string) {
  if (!response.ok) throw new Problem(response.status, bodyOf(await response.json().catch(() => null)))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = nameOf(response.headers.get('Content-Disposition')) ?? path.split('/').pop() ?? ''
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

type Query = Record<string, string | string[] | undefined>

function address(path: string, query: Query): string {
  const known = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((each) => [key, each]),
  )
  const search = new URLSearchParams(known).toString()
  return search ? `${path}?${search}` : path
}

/** The file's name from the header; the encoded form (RFC 6266) carries Chinese. */
export function nameOf(disposition: string | null): string | null {
  if (disposition === null) return null
  const encoded = /filename\*=(?:UTF-8'')([^;]+)/i.exec(disposition)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? null
}

/** Sends a form with files in it; answers with the body. */
export async function sendForm<T>(path: string, form: FormData): Promise<T> {
  const response = await ask(path, 'POST', form)
  const body: unknown = await response.json().catch(() => ({}))
  if (response.ok) return body as T
  throw new Problem(response.status, bodyOf(body))
}
