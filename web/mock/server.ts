import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { board, both, items } from './board.ts'
import { figure, records } from './figure.ts'
import { errors, formats, jobs, look, send } from './imports.ts'
import { communities, institutions, pack, summaries } from './pack.ts'

const held = {
  id: 1, code: 'REFORM_OFFICER', label: both('体改股', 'Reform officer'), place: { code: '445322', name: both('郁南县', 'Yunan County') }, deputy: false,
  powers: ['indicators.see_figures', 'indicators.see_records', 'indicators.close_months', 'facts.see_sources', 'facts.send_files', 'facts.declare', 'facts.keep_calendar', 'policy.see_policies', 'policy.decide'],
}
const session = {
  standing: 'in', user: { login: 'mock', name: '黎静', sample: true, factor: false }, duty: held, duties: [held], powers: held.powers,
  county: held.place, sample: true, otherHouse: false, idleMinutes: 30,
}

/** Answers /api from invented data while one looks at pages; `npm run mock` only. */
export function mockServer(): Plugin {
  return {
    name: 'mock-server',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? '/', 'http://mock')
        if (!url.pathname.startsWith('/api/')) return next()
        if (url.pathname === '/api/events') return silence(response)
        void answer(request, response, url)
      })
    },
  }
}

/** Invented figures never move. */
function silence(response: ServerResponse) {
  response.setHeader('Content-Type', 'text/event-stream')
  response.write('event: hello\ndata: {}\nid: mock-0\n\n')
  const beat = setInterval(() => response.write('event: beat\ndata: {}\n\n'), 15_000)
  response.on('close', () => clearInterval(beat))
}

async function answer(request: IncomingMessage, response: ServerResponse, url: URL) {
  const body = request.method === 'POST' ? await bodyOf(request) : ''
  const path = url.pathname.split('/').filter(Boolean).slice(1).map(decodeURIComponent)
  const known = reply(path, url.searchParams, request.method ?? 'GET', body)
  response.setHeader('Content-Type', known === null ? 'application/problem+json' : 'application/json')
  response.statusCode = known === null ? 404 : request.method === 'POST' ? 202 : 200
  const problem = { title: '没有这一项', detail: `${url.pathname} 没有找到。`, status: 404, code: 'NOT_FOUND' }
  response.end(JSON.stringify(known ?? problem))
}

function reply([first, second, third, fourth]: string[], query: URLSearchParams, method: string, body: string): unknown {
  switch (first) {
    case 'session':
      return session
    case 'packs':
      return second ? pack(second) : summaries
    case 'board':
      return board(query)
    case 'items':
      return items()
    case 'figures':
      if (fourth === 'recount') return { records: 137, value: '137' }
      return third === 'records' ? records(query) : figure(second ?? '', query)
    case 'import':
      return third ? null : formats
    case 'imports':
      if (method === 'POST' && !second) return { id: send(/name="format"\r\n\r\n(\w+)/.exec(body)?.[1] ?? 'visits') }
      if (!second) return { rows: jobs, next: null }
      if (third === 'cancellation') return Object.assign(look(second) ?? {}, { state: 'cancelled' })
      if (third === 'errors') return fourth ? null : errors(look(second)?.errorCount ?? 0, Number(query.get('cursor') ?? 0), 100)
      return look(second) ?? null
    case 'institutions':
      return institutions
    case 'communities':
      return communities
    default:
      return null
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
