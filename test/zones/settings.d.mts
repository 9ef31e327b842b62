export interface Setting {
  readonly zone: string;
  readonly clock: string;
  readonly locale: string;
}
export declare const settings: readonly Setting[];
export declare function environmentOf(setting: Setting): Record<string, string>;
