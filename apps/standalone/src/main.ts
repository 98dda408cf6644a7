import { x } from '@noanswer/maillog';
import { Command } from 'commander';
import pc from 'picocolors';
console.log(x, typeof Command, pc.red('a'), __dirname);
