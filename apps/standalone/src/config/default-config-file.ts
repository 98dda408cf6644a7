/** Read when none is named, if it is there. */
export const DEFAULT_CONFIG_FILE = '/etc/noanswer/noanswer.yaml';
