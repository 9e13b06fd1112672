import { describe, expect, it } from 'vitest'
import { percentRead, secondsLeft } from './progress'

const started = '2020-07-05T09:00:00+08:00'
const after = (seconds: number) => Date.parse(started) + seconds * 1000

describe('progress of an import', () => {
  it('is whole only when done', () => {
    expect(percentRead({ state: 'running', bytesRead: 1000, size: 1000 })).toBe(99)
    expect(percentRead({ state: 'done', bytesRead: 10, size: 1000 })).toBe(100)
    expect(percentRead({ state: 'running', bytesRead: 0, size: 0 })).toBe(0)
  })
  it('guesses the time left only once it has something to go by', () => {
    expect(secondsLeft({ bytesRead: 500, size: 1000, startedAt: started }, after(30))).toBe(30)
    expect(secondsLeft({ bytesRead: 10, size: 1000, startedAt: started }, after(30))).toBeNull()
    expect(secondsLeft({ bytesRead: 500, size: 1000, startedAt: started }, after(0))).toBeNull()
  })
})
