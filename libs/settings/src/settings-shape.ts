/**
 * The settings of one program: a class a section, each setting declared with the rules of
 * class-validator beside it, and a class that holds the sections.
 */
export class SettingsShape<Settings extends object> {
  /** In the order in which the classes declare them. */
  readonly sectionNames: readonly string[];
  /** `logs.timezone`: all settings as messages and documents name them. */
  readonly settingNames: readonly string[];

  /**
   * @param sections an empty instance of each section's class.
   * @param listSeparator what stands between the entries of a list in the environment.
   */
  constructor(
    readonly root: new () => Settings,
    sections: Readonly<Record<keyof Settings & string, object>>,
    readonly listSeparator: string,
  ) {
    this.sectionNames = Object.keys(new root());
    this.settingNames = this.sectionNames.flatMap((section) =>
      Object.keys(sections[section as keyof Settings & string]).map((key) => `${section}.${key}`),
    );
  }

  isSection(name: string): boolean {
    return this.sectionNames.includes(name);
  }

  isSetting(name: string): boolean {
    return this.settingNames.includes(name);
  }
}

export const VARIABLE_PREFIX = 'NOANSWER_';

/** `store.retentionDays` is `NOANSWER_STORE_RETENTION_DAYS`. */
export function variableOf(name: string): string {
  const words = name.replace('.', '_').replace(/[A-Z]/g, (capital) => `_${capital}`);
  return `${VARIABLE_PREFIX}${words.toUpperCase()}`;
}
