const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/MicroMessenger\/(\d+)/, 'WeChat'],
  [/(?:Headless)?Chrome\/(\d+)/, 'Chrome'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Version\/(\d+)[\d.]* .*Safari/, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Linux/, 'Linux'],
]

/** A browser's long name of itself, as a person would say it; what is unknown stays as it came. */
export function deviceOf(browser: string, unknown: string): string {
  const found = BROWSERS.map(([sign, name]) => ({ name, version: sign.exec(browser)?.[1] })).find((b) => b.version)
  const system = SYSTEMS.find(([sign]) => sign.test(browser))?.[1]
  const told = [found && `${found.name} ${found.version}`, system].filter(Boolean).join(' · ')
  return told || browser.slice(0, 60) || unknown
}
