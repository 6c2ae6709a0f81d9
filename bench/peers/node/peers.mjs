// JavaScript peers of the benchmark: `node peers.mjs IMPLEMENTATION INPUTS` serves the jobs of one implementation.
import {readFileSync} from 'node:fs';
import {serve} from './server.mjs';

const [name, inputs] = process.argv.slice(2);
const {jobs, packages} = await import(`./${name.replace(/^node-/, '')}.mjs`);
const installed = (name) => JSON.parse(readFileSync(new URL(`./node_modules/${name}/package.json`, import.meta.url))).version;
const versions = [...packages.map((name) => `${name} ${installed(name)}`), `Node.js ${process.versions.node}`];
await serve(name, versions.join(', '), await jobs(JSON.parse(readFileSync(inputs))));
