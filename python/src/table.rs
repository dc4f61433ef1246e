//! A table for Python: Arrow columns.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{Float64Type, Int16Type, Int32Type, Int64Type, UInt32Type};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchIterator};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use pyo3::exceptions::{PyKeyError, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyList, PyTuple};

use crate::arrow;

/// Columns of one length, which Arrow, pandas and polars take without a copy.
#[pyclass(frozen, module = "coauth._native")]
#[derive(Debug)]
pub(crate) struct Table {
    batch: RecordBatch,
}

fn failed(error: ArrowError) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}

impl Table {
    /// A table of these columns, which must be of one length.
    pub(crate) fn of(columns: Vec<(String, ArrayRef)>) -> PyResult<Self> {
        let fields: Vec<Field> =
            columns.iter().map(|(name, column)| Field::new(name, column.data_type().clone(), true)).collect();
        let columns = columns.into_iter().map(|(_, column)| column).collect();
        RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)
            .map(|batch| Self { batch })
            .map_err(failed)
    }

    fn named(&self, name: &str) -> PyResult<&ArrayRef> {
        self.batch.column_by_name(name).ok_or_else(|| PyKeyError::new_err(name.to_owned()))
    }
}

#[pymethods]
impl Table {
    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.batch.schema_ref().fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.batch.num_rows()
    }

    /// The values of a column.
    fn column<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyList>> {
        let column = self.named(name)?;
        PyList::new(py, values(py, column, 0..column.len())?)
    }

    /// The bytes of a column of numbers, or of the places of texts in a column that repeats them; `None` if a value is
    /// missing or is a text.
    fn numbers<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Option<Bound<'py, PyBytes>>> {
        Ok(arrow::bytes(self.named(name)?).map(|bytes| PyBytes::new(py, &bytes)))
    }

    /// Some rows as tuples.
    fn rows<'py>(&self, py: Python<'py>, start: usize, stop: usize) -> PyResult<Vec<Bound<'py, PyTuple>>> {
        let stop = stop.min(self.batch.num_rows());
        let start = start.min(stop);
        let columns: Vec<_> = self
            .batch
            .columns()
            .iter()
            .map(|column| values(py, column, start..stop))
            .collect::<PyResult<_>>()?;
        (0..stop - start).map(|row| PyTuple::new(py, columns.iter().map(|column| &column[row]))).collect()
    }

    /// The type of the table, as the Arrow C data interface has it.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.batch.schema_ref().as_ref()).map_err(failed)?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// The table as an Arrow stream of one batch. Its columns are shared, not copied.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A producer may ignore what is requested: the reader then casts.
        drop(requested_schema);
        let batches = RecordBatchIterator::new([Ok(self.batch.clone())], self.batch.schema());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), c"arrow_array_stream")
    }
}

/// Some values of a column.
fn values<'py>(
    py: Python<'py>,
    column: &ArrayRef,
    rows: std::ops::Range<usize>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    match column.data_type() {
        DataType::Dictionary(..) => {
            let repeated = column.as_dictionary::<Int32Type>();
            let texts = repeated.values().as_string::<i64>();
            if rows.len() < texts.len() {
                return each(py, column, rows, |row| texts.value(repeated.keys().value(row) as usize));
            }
            // Each text becomes one Python object, however often it is repeated.
            let mut known: Vec<Option<Bound<'py, PyAny>>> = Vec::new();
            known.resize(texts.len(), None);
            rows.map(|row| {
                let place = repeated.keys().value(row) as usize;
                let text = known[place]
                    .get_or_insert_with(|| pyo3::types::PyString::new(py, texts.value(place)).into_any());
                Ok(text.clone())
            })
            .collect()
        }
        DataType::LargeUtf8 => {
            let texts = column.as_string::<i64>();
            each(py, column, rows, |row| texts.value(row))
        }
        DataType::UInt32 => each(py, column, rows, |row| column.as_primitive::<UInt32Type>().value(row)),
        DataType::Int16 => each(py, column, rows, |row| column.as_primitive::<Int16Type>().value(row)),
        DataType::Int64 => each(py, column, rows, |row| column.as_primitive::<Int64Type>().value(row)),
        DataType::Float64 => each(py, column, rows, |row| column.as_primitive::<Float64Type>().value(row)),
        other => Err(PyRuntimeError::new_err(format!("a column of an unknown type: {other}"))),
    }
}

fn each<'py, T: IntoPyObject<'py>>(
    py: Python<'py>,
    column: &ArrayRef,
    rows: std::ops::Range<usize>,
    value: impl Fn(usize) -> T,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    rows.map(|row| {
        let value = (!column.is_null(row)).then(|| value(row));
        value.into_pyobject(py).map_err(Into::into)
    })
    .collect()
}
