import { describe, expect, it } from 'vitest'
import { deviceOf } from './device'

describe('a browser', () => {
  it('is called as a person would', () => {
    expect(deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0', '?')).toBe('Edge 140 · Windows')
    expect(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', '?')).toBe('Safari 18 · iOS')
    expect(deviceOf('Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0', '?')).toBe('WeChat 8 · Android')
    expect(deviceOf('curl/8.5.0', '?')).toBe('curl/8.5.0')
    expect(deviceOf('', '?')).toBe('?')
  })
})
