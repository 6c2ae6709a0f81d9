/// The fixed inputs of all jobs, from the driver's JSON file; members are named by JSON pointers ("/export/bundle").
pub struct Inputs(serde_json::Value);

impl Inputs {
    pub fn read(path: &str) -> Self {
        Self(serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap())
    }
    fn at(&self, pointer: &str) -> &serde_json::Value {
        self.0.pointer(pointer).unwrap_or_else(|| panic!("no input {pointer}"))
    }
    pub fn text(&self, pointer: &str) -> String {
        self.at(pointer).as_str().unwrap().to_owned()
    }
    pub fn bytes(&self, pointer: &str) -> Vec<u8> {
        hex::decode(self.text(pointer)).unwrap()
    }
    pub fn index_base(&self) -> u32 {
        self.at("/index_base").as_u64().unwrap() as u32
    }
}
