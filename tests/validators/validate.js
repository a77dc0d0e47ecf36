// One JSON value a line on standard input, what somebody else's software says of it a line on standard output.
//
//   node validate.js schema SCHEMA.json   ajv's errors, an array that is empty where the value is good
//   node validate.js edtf                 of a string: {"min": "2023-12-05", "max": …} as edtf reads it, or {"error": …}
//   node validate.js json-ld              jsonld's expanded form, or {"error": …}; nothing is fetched: contexts.json stands
//                                         in for what the documents name
//
// Modules come from NODE_PATH.
const fs = require('fs');

const lines = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean).map(JSON.parse);
const say = (value) => process.stdout.write(JSON.stringify(value) + '\n');
const day = (time) => (Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : null);

const checks = {
  schema() {
    const Ajv = require('ajv-draft-04');
    const validate = new Ajv({allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false})
      .compile(JSON.parse(fs.readFileSync(process.argv[3], 'utf8')));
    for (const value of lines) say(validate(value) ? [] : validate.errors);
  },
  edtf() {
    const edtf = require('edtf').default || require('edtf');
    for (const text of lines) {
      try {
        const value = edtf(text);
        say({min: day(value.min), max: day(value.max)});
      } catch (error) {
        say({error: error.message.split('\n')[0]});
      }
    }
  },
  async 'json-ld'() {
    const jsonld = require('jsonld');
    const contexts = JSON.parse(fs.readFileSync(__dirname + '/contexts.json', 'utf8'));
    const documentLoader = async (url) => {
      if (!contexts[url]) throw new Error('unknown context ' + url);
      return {contextUrl: null, documentUrl: url, document: {'@context': contexts[url]}};
    };
    for (const value of lines) {
      try {
        say(await jsonld.expand(value, {documentLoader, safe: true}));
      } catch (error) {
        say({error: error.message + ' ' + JSON.stringify(error.details || {})});
      }
    }
  },
};

checks[process.argv[2]]();
