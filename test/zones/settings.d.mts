export interface Setting {
  readonly zone: string;
  readonly clock: string;
  readonly locale: string;
}
export declare const settings: readonly Setting[];
export declare const leftOut: readonly { readonly file: string; readonly why: string }[];
export declare function environmentOf(setting: Setting): Record<string, string>;
